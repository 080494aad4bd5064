using NtmLearn.Lms.Access;
using static NtmLearn.Web.Tests.Access.AccessCall;

namespace NtmLearn.Web.Tests.Access;

public static partial class AccessExamples
{
    private static IEnumerable<AccessExample> Reports(AccessWorld world) =>
    [
        .. new[] { Role.UnitManager, Role.Facilitator }.SelectMany(role => new[]
        {
            AccessExample.Of(world, role, "GET /van-phong/bao-cao", side => Listing(side.Offering.Title)),
            AccessExample.Of(world, role, "GET /van-phong/bao-cao/so-lieu/{figure}", side => Listing(side.Offering.Title, ("figure", "lop"))),
            AccessExample.Of(world, role, "GET /van-phong/lop/{code}/bao-cao", side => At(("code", side.Offering.Code))),
            AccessExample.Of(world, role, "GET /van-phong/lop/{code}/bao-cao/so-lieu/{figure}", side => At(("code", side.Offering.Code), ("figure", "moi"))),
            AccessExample.Of(world, role, "GET /van-phong/lop/{code}/bao-cao/tai/{format}", side => At(("code", side.Offering.Code), ("format", "docx"))),
        }),
        Manager(world, "GET /nguoi/{personId:guid}/buoi-da-du", side => At(("personId", side.People[0].PersonId))),
    ];
}
