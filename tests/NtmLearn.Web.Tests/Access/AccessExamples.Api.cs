using static NtmLearn.Web.Tests.Access.AccessCall;

namespace NtmLearn.Web.Tests.Access;

public static partial class AccessExamples
{
    private static IEnumerable<AccessExample> Api(AccessWorld world) =>
    [
        Manager(world, "GET /api/v1/people", side => Listing(side.People[0].FullName)),
        Manager(world, "GET /api/v1/people/{id:guid}", side => At(("id", side.People[0].PersonId))),
        Manager(world, "GET /api/v1/people/{id:guid}/full", side => At(("id", side.People[0].PersonId))),
        Manager(world, "POST /api/v1/people", side => At().Sending(new { fullName = "Nguoi tu may khac", unitId = side.Unit.UnitId, isNew = true })),
        Manager(world, "PUT /api/v1/people/{id:guid}", side => At(("id", side.People[12].PersonId))
            .Sending(new { fullName = $"Nguoi doi {side.Word}", version = side.People[12].Version, unitId = side.Unit.UnitId })),
        Manager(world, "POST /api/v1/people/{id:guid}/posts", side => At(("id", side.People[12].PersonId)).Sending(new { unitId = side.Unit.UnitId, title = "Can su" })),
        Manager(world, "POST /api/v1/posts/{id:guid}/end", side => At(("id", side.PostId)).Sending(new { lastDay = "2040-01-01" })),

        Manager(world, "GET /api/v1/offerings", side => Listing(side.Offering.Title)),
        Manager(world, "GET /api/v1/offerings/{id:guid}", side => At(("id", side.Offering.OfferingId))),
        Manager(world, "GET /api/v1/sessions", side => Listing(side.SessionId.ToString())),
        Manager(world, "GET /api/v1/sessions/{id:guid}", side => At(("id", side.SessionId))),

        Manager(world, "GET /api/v1/offerings/{offeringId:guid}/enrolments", side => Listing(
            side.Named[2].EnrolmentId.ToString(), ("offeringId", side.Offering.OfferingId))),
        Manager(world, "POST /api/v1/enrolments/{enrolmentId:guid}/approve", side => At(("enrolmentId", side.Asking[1].EnrolmentId)).Sending(new { })),
        Manager(world, "POST /api/v1/enrolments/{enrolmentId:guid}/return", side => At(("enrolmentId", side.Asking[2].EnrolmentId)).Sending(new { reason = "Thieu chuc vu" })),
        Manager(world, "POST /api/v1/enrolments/{enrolmentId:guid}/reject", side => At(("enrolmentId", side.Asking[3].EnrolmentId)).Sending(new { reason = "Trung lich" })),
        Manager(world, "POST /api/v1/enrolments/{enrolmentId:guid}/replace", side => At(("enrolmentId", side.Named[2].EnrolmentId))
            .Sending(new { personId = side.People[13].PersonId })),
        Manager(world, "POST /api/v1/enrolments/{enrolmentId:guid}/withdraw", side => At(("enrolmentId", side.Named[3].EnrolmentId)).Sending(new { reason = "Ban viec" })),
        Manager(world, "POST /api/v1/quotas/{quotaId:guid}/nominations", side => At(("quotaId", side.QuotaId)).Sending(new { personId = side.People[14].PersonId })),
    ];
}
