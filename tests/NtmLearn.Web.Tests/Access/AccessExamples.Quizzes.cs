using NtmLearn.Lms.Access;
using static NtmLearn.Web.Tests.Access.AccessCall;

namespace NtmLearn.Web.Tests.Access;

public static partial class AccessExamples
{
    private const string Quiz = "/van-phong/lop/{code}/bai-kiem-tra";
    private const string Rating = "/van-phong/lop/{code}/danh-gia";

    private static IEnumerable<AccessExample> Quizzes(AccessWorld world) =>
    [
        Leader(world, $"GET {Quiz}", side => At(("code", side.Ended.Code))),
        Leader(world, $"GET {Quiz}/xlsx", side => At(("code", side.Ended.Code))),
        Leader(world, $"GET {Quiz}/giay", side => At(("code", side.Ended.Code))),
        Leader(world, $"POST {Quiz}/giay", side => At(("code", side.Ended.Code)).Saying(("ban", 1), ($"diem-{side.People[0].PersonId:N}", 70))),
        Leader(world, $"GET {Rating}", side => At(("code", side.Ended.Code))),
        Leader(world, $"GET {Rating}/in", side => At(("code", side.Ended.Code))),
        Leader(world, $"GET {Rating}/xlsx", side => At(("code", side.Ended.Code))),
        Leader(world, $"GET {Rating}/giay", side => At(("code", side.Ended.Code))),
        Leader(world, $"POST {Rating}/giay", side => At(("code", side.Ended.Code)).Saying(("key", side.SessionId), ("sheets", 1), ("content-1", 5))),
        Manager(world, $"GET {Rating}", side => At(("code", side.Ended.Code))),
        Manager(world, $"GET {Rating}/in", side => At(("code", side.Ended.Code))),
        Manager(world, $"GET {Rating}/xlsx", side => At(("code", side.Ended.Code))),
        AccessExample.Of(world, Role.Learner, "GET /lop-cua-toi/{code}/kiem-tra", side => At(("code", side.Ended.Code))),
        AccessExample.Of(world, Role.Learner, "POST /lop-cua-toi/{code}/kiem-tra", side => At(("code", side.Ended.Code)).Saying(("viec", "bat-dau"))),
    ];
}
