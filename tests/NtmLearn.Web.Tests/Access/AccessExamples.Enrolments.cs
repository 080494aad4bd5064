using NtmLearn.Lms.Access;
using static NtmLearn.Web.Tests.Access.AccessCall;

namespace NtmLearn.Web.Tests.Access;

public static partial class AccessExamples
{
    private static IEnumerable<AccessExample> Enrolments(AccessWorld world) =>
    [
        Manager(world, "GET /van-phong/lop/{code}/dang-ky", side => At(("code", side.Offering.Code))),
        AccessExample.Of(world, Role.Facilitator, "GET /van-phong/lop/{code}/dang-ky", side => At(("code", side.Offering.Code))),
        Manager(world, "GET /van-phong/dang-ky/{enrolmentId:guid}", side => At(("enrolmentId", side.Asking[0].EnrolmentId))),
        AccessExample.Of(world, Role.Facilitator, "GET /van-phong/dang-ky/{enrolmentId:guid}", side => At(("enrolmentId", side.Named[0].EnrolmentId))),
        AccessExample.Of(world, Role.OrganisationReporter, "GET /van-phong/dang-ky/{enrolmentId:guid}", side => At(("enrolmentId", side.NamedMember.EnrolmentId))),
        AccessExample.Of(world, Role.Learner, "GET /van-phong/dang-ky/{enrolmentId:guid}", side => At(("enrolmentId", side.Named[0].EnrolmentId))),
        AccessExample.Of(world, Role.Learner, "GET /lop-cua-toi", side => Listing(side.Offering.Title)),
        AccessExample.Of(world, Role.Learner, "POST /lop-cua-toi", side => At().Saying(("id", side.Named[0].EnrolmentId), ("viec", "rut"))),

        AccessExample.Of(world, Role.Learner, "POST /lich-cua-toi/{calendarLinkId:guid}", side => At(("calendarLinkId", side.CalendarLinkId)).Saying()),

        Manager(world, "GET /don-vi-cua-toi/duyet", side => Listing(side.People[4].FullName)),
        Manager(world, "POST /don-vi-cua-toi/duyet", side => At().Saying(($"d-{side.Asking[0].EnrolmentId:N}", "Approve"))),
        Manager(world, "POST /don-vi-cua-toi/uy-quyen", side => At().Saying(
            ("unit", side.Unit.UnitId), ("account", world.Own.AccountId), ("from", "2040-01-01"), ("to", "2040-01-31"))),
        Manager(world, "POST /don-vi-cua-toi/uy-quyen/{deputyId:guid}/thoi", side => At(("deputyId", side.DeputyId)).Saying()),

        Manager(world, "GET /don-vi-cua-toi/chi-tieu", side => Listing(side.Offering.Title)),
        Manager(world, "GET /don-vi-cua-toi/chi-tieu/{quotaId:guid}", side => At(("quotaId", side.QuotaId))),
        Manager(world, "POST /don-vi-cua-toi/chi-tieu/{quotaId:guid}", side => At(("quotaId", side.QuotaId))
            .Saying(("viec", "cu"), ("person", side.People[10].PersonId))),
        Manager(world, "POST /don-vi-cua-toi/chi-tieu/{quotaId:guid}", side => At(("quotaId", world.Own.QuotaId))
            .Saying(("viec", "cu"), ("person", (side == world.Own ? side.People[11] : side.People[10]).PersonId))),
        Manager(world, "POST /don-vi-cua-toi/chi-tieu/{quotaId:guid}", side => At(("quotaId", world.Own.QuotaId))
            .Saying(("viec", "rut"), ("enrolment", side.Named[1].EnrolmentId))),
        Manager(world, "POST /don-vi-cua-toi/chi-tieu/{quotaId:guid}/nguoi-moi", side => At(("quotaId", side.QuotaId))
            .Saying(("FullName", $"Nguoi vua nhap {side.Word}"))),
        AccessExample.Of(world, Role.OrganisationReporter, "GET /don-vi-cua-toi/chi-tieu", side => Listing(side.Offering.Title)),
        AccessExample.Of(world, Role.OrganisationReporter, "GET /don-vi-cua-toi/chi-tieu/{quotaId:guid}", side => At(("quotaId", side.OrganisationQuotaId))),
        AccessExample.Of(world, Role.OrganisationReporter, "POST /don-vi-cua-toi/chi-tieu/{quotaId:guid}", side => At(("quotaId", side.OrganisationQuotaId))
            .Saying(("viec", "rut"), ("enrolment", side.NamedMember.EnrolmentId))),
        AccessExample.Of(world, Role.OrganisationReporter, "POST /don-vi-cua-toi/chi-tieu/{quotaId:guid}/nguoi-moi", side => At(("quotaId", side.OrganisationQuotaId))
            .Saying(("FullName", $"Hoi vien vua nhap {side.Word}"))),
    ];
}
