using NtmLearn.Lms.Access;
using static NtmLearn.Web.Tests.Access.AccessCall;

namespace NtmLearn.Web.Tests.Access;

public static partial class AccessExamples
{
    private static IEnumerable<AccessExample> Classes(AccessWorld world) =>
        from role in (Role[])[Role.UnitManager, Role.Facilitator, Role.OrganisationReporter]
        from example in (AccessExample[])
        [
            AccessExample.Of(world, role, "GET /van-phong/lich", side => Listing(side.Offering.Title).Asking($"?thang={side.Offering.FirstDay:yyyy-MM}")),
            AccessExample.Of(world, role, "GET /van-phong/lop", side => Listing(side.Offering.Title)),
            AccessExample.Of(world, role, "GET /van-phong/lop/{code}", side => At(("code", side.Offering.Code))),
        ]
        select example;
}
