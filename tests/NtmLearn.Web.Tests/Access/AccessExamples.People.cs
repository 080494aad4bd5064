using static NtmLearn.Web.Tests.Access.AccessCall;

namespace NtmLearn.Web.Tests.Access;

public static partial class AccessExamples
{
    private static IEnumerable<AccessExample> People(AccessWorld world) =>
    [
        Manager(world, "GET /nguoi", side => Listing(side.People[0].FullName)),
        Manager(world, "GET /nguoi/trung", side => Listing(side.Twin.PersonId.ToString()).Asking("?FullName=Nguoi+giong+nhau&Phone=0912000111")),
        Manager(world, "GET /nguoi/{personId:guid}", side => At(("personId", side.People[0].PersonId))),
        Manager(world, "POST /nguoi/{personId:guid}/xem", side => At(("personId", side.People[0].PersonId)).Saying()),
        Manager(world, "POST /nguoi/moi", side => At().Saying(("FullName", "Nguoi moi hoan toan"), ("UnitId", side.Unit.UnitId), ("IsNew", "on"))),
        Manager(world, "GET /nguoi/{personId:guid}/sua", side => At(("personId", side.People[0].PersonId))),
        Manager(world, "POST /nguoi/{personId:guid}/sua", side => At(("personId", side.People[9].PersonId))
            .Saying(("FullName", $"Nguoi sua {side.Word}"), ("UnitId", side.Unit.UnitId), ("Version", side.People[9].Version))),
        Manager(world, "GET /nguoi/{personId:guid}/chuc-vu", side => At(("personId", side.People[0].PersonId))),
        Manager(world, "POST /nguoi/{personId:guid}/chuc-vu", side => At(("personId", side.People[9].PersonId))
            .Saying(("UnitId", side.Unit.UnitId), ("Title", "Can su"))),
        Manager(world, "POST /nguoi/{personId:guid}/chuc-vu/{postId:guid}/thoi", side => At(("personId", side.People[0].PersonId), ("postId", side.PostId)).Saying()),
    ];
}
