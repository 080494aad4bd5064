using NtmLearn.Lms.Access;
using static NtmLearn.Web.Tests.Access.AccessCall;

namespace NtmLearn.Web.Tests.Access;

public static partial class AccessExamples
{
    /// <summary>Attendance of a class: the grid, sheets on paper, excuses.</summary>
    private static IEnumerable<AccessExample> Papers(AccessWorld world) =>
    [
        Manager(world, "GET /van-phong/lop/{code}/diem-danh", side => At(("code", side.Offering.Code))),
        Manager(world, "GET /van-phong/lop/{code}/diem-danh/xlsx", side => At(("code", side.Offering.Code))),
        AccessExample.Of(world, Role.Facilitator, "GET /van-phong/lop/{code}/diem-danh", side => At(("code", side.Offering.Code))),
        AccessExample.Of(world, Role.Facilitator, "GET /van-phong/lop/{code}/diem-danh/xlsx", side => At(("code", side.Offering.Code))),
        .. from role in (Role[])[Role.Facilitator, Role.DoorKeeper]
           from example in (AccessExample[])
           [
               AccessExample.Of(world, role, "POST /van-phong/lop/{code}/diem-danh", side => At(("code", side.Offering.Code))),
               AccessExample.Of(world, role, "GET /van-phong/buoi/{sessionId:guid}/giay", side => At(("sessionId", side.SessionId))),
               AccessExample.Of(world, role, "POST /van-phong/buoi/{sessionId:guid}/giay", side => At(("sessionId", side.SessionId)).Saying(("sessions", side.SessionId), ("blankRows", 3))),
               AccessExample.Of(world, role, "GET /van-phong/phieu/{code}", side => At(("code", side.SheetCode))),
               AccessExample.Of(world, role, "GET /van-phong/phieu/{code}/in", side => At(("code", side.SheetCode))),
               AccessExample.Of(world, role, "GET /van-phong/phieu/{code}/pdf", side => At(("code", side.SheetCode))),
               AccessExample.Of(world, role, "GET /van-phong/phieu/{code}/docx", side => At(("code", side.SheetCode))),
               AccessExample.Of(world, role, "POST /van-phong/phieu/{code}", side => At(("code", side.SheetCode))),
           ]
           select example,
        AccessExample.Of(world, Role.Facilitator, "POST /van-phong/buoi/{sessionId:guid}/xin-phep", side => At(("sessionId", side.SessionId)).Saying(("id", side.ExcuseId), ("viec", "khong"))),
    ];
}
