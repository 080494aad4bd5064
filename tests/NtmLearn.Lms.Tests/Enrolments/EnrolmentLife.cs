using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Enrolments;

/// <summary>Two classes at the same hour, fourteen people, two units with quotas, and all that may happen to them.</summary>
internal sealed class EnrolmentLife
{
    private readonly EnrolmentScene scene;
    private readonly List<Person> people = [];
    private readonly CourseOffering[] offerings;
    private readonly EnrolmentPromises promises;
    private readonly List<string> log = [];

    private EnrolmentLife(EnrolmentScene scene, CourseOffering[] offerings, UnitTree tree)
    {
        (this.scene, this.offerings) = (scene, offerings);
        promises = new EnrolmentPromises(scene, tree);
    }

    public static async Task<EnrolmentLife> BeginAsync(TestHost host, bool requiresApproval)
    {
        var scene = await EnrolmentScene.CreateAsync(host);
        var third = await scene.Data.CreateUnitAsync(u => u.Below(scene.Province));
        var course = await scene.Data.CreateCourseAsync();
        var day = DateOnly.FromDateTime(scene.Now).AddDays(12);
        var offerings = new[]
        {
            await scene.Data.CreateOfferingAsync(o => Approving(o.OfCourse(course.CourseId).WithCapacity(5).OnDay(day))),
            await scene.Data.CreateOfferingAsync(o => Approving(o.OfCourse(course.CourseId).WithCapacity(3).OnDay(day))),
        };
        var tree = await host.Services.GetRequiredService<UnitTrees>().GetAsync(CancellationToken.None);
        var life = new EnrolmentLife(scene, offerings, tree);
        foreach (var unit in new[] { scene.First, scene.First, scene.First, scene.First, scene.First, scene.Second, scene.Second, scene.Second, scene.Second, third, third })
        {
            life.people.Add(await scene.OfficialAsync(unit));
        }

        life.people.Add(await scene.CitizenAsync(scene.First));
        life.people.Add(await scene.CitizenAsync(third));
        life.people.Add(await scene.Data.CreatePersonAsync());
        await scene.QuotaAsync(offerings[0], scene.First, 2);
        await scene.QuotaAsync(offerings[0], scene.Second, 1, TimeSpan.FromDays(5));
        await scene.QuotaAsync(offerings[1], scene.Second, 1);
        return life;

        OfferingBuilder Approving(OfferingBuilder builder) => requiresApproval ? builder.RequiringApproval() : builder;
    }

    public async Task DoAsync(EnrolmentAct act)
    {
        var before = await promises.ReadAsync(offerings);
        var outcome = await ActAsync(act, before);
        log.Add($"{act} {outcome}");
        var after = await promises.ReadAsync(offerings);
        var broken = promises.Broken(before, after).ToList();
        Assert.True(broken.Count == 0, string.Join('\n', [.. broken, .. log.TakeLast(12)]));
    }

    public Task<List<string>> BrokenAsync() => scene.BrokenAsync();

    private async Task<string> ActAsync(EnrolmentAct act, ClassesState state)
    {
        var offering = offerings[act.A % 2];
        var person = people[act.B % people.Count];
        var rows = state.Enrolments.Where(e => e.OfferingId == offering.OfferingId).ToList();
        var chosen = rows.Count == 0 ? null : rows[act.B % rows.Count];
        var quotas = state.Quotas.Where(q => q.OfferingId == offering.OfferingId).ToList();
        var quota = quotas[act.C % quotas.Count];
        var who = new[] { scene.Office, scene.FirstManager, scene.SecondManager, EnrolmentScene.Self(person) }[act.C % 4];
        var enrolments = scene.Enrolments;
        return act.Kind switch
        {
            < 16 => Say(await scene.EnrolAsync(offering, person)),
            < 20 => Say(await scene.EnrolAsync(offering, person, EnrolmentPath.Citizen)),
            < 23 => Say(await enrolments.EnrolAsync(scene.Office, offering.OfferingId, person.PersonId, EnrolmentPath.Office, CancellationToken.None)),
            < 26 => Say(await enrolments.EnrolAsync(
                EnrolmentActor.ForProgram(Actor.Operator("import")), offering.OfferingId, person.PersonId, EnrolmentPath.Import, CancellationToken.None)),
            < 28 => Say(await enrolments.EnrolAsync(who, offering.OfferingId, person.PersonId, EnrolmentPath.Api, CancellationToken.None)),
            < 40 => Say(await enrolments.NominateAsync(who, quota.SeatQuotaId, person.PersonId, CancellationToken.None)),
            _ when act.Kind >= 88 => await TimeAsync(act, offering, quota),
            _ when chosen is null => "nobody",
            < 50 => Say(await enrolments.WithdrawAsync(act.C % 3 == 0 ? who : SelfOf(chosen), chosen.EnrolmentId, null, CancellationToken.None)),
            < 62 => Say(await enrolments.DecideAsync(who, chosen.EnrolmentId, ApprovalDecision.Approve, null, CancellationToken.None)),
            < 66 => Say(await enrolments.DecideAsync(who, chosen.EnrolmentId, ApprovalDecision.Return, "Thiếu số điện thoại", CancellationToken.None)),
            < 68 => Say(await enrolments.DecideAsync(who, chosen.EnrolmentId, ApprovalDecision.Reject, "Trùng lịch trực", CancellationToken.None)),
            < 80 => Say(await enrolments.AcceptAsync(act.C % 5 == 0 ? who : SelfOf(chosen), chosen.EnrolmentId, CancellationToken.None)),
            _ => Say(await enrolments.ReplaceAsync(who, chosen.EnrolmentId, person.PersonId, "Bận việc", CancellationToken.None)),
        };
    }

    private async Task<string> TimeAsync(EnrolmentAct act, CourseOffering offering, SeatQuota quota)
    {
        switch (act.Kind)
        {
            case < 92:
                scene.Host.Clock.Advance(TimeSpan.FromHours(1 + (act.B % 12)));
                return "later";
            case < 94:
                await scene.Enrolments.ExpireOffersAsync(scene.Now, CancellationToken.None);
                await scene.Enrolments.ReleaseQuotasAsync(scene.Now, CancellationToken.None);
                await scene.Enrolments.EscalateAsync(scene.Now, CancellationToken.None);
                await scene.Enrolments.OpenAndCloseAsync(scene.Now, CancellationToken.None);
                return "swept";
            case < 96:
                return await ResizeAsync(offering, 2 + (act.C % 6)) ? "resized" : "not resized";
            case < 98:
                return Say(await scene.Quotas.SetAsync(
                    scene.Office,
                    offering.OfferingId,
                    [new QuotaLine(quota.UnitId, null, act.C % 4, scene.Now.AddHours(1 + (act.B % 90)))],
                    CancellationToken.None));
            case 98:
                return Say(await scene.Quotas.GrantExtraAsync(scene.Office, quota.SeatQuotaId, act.C % 3, "Theo đề nghị của xã", CancellationToken.None));
            default:
                return Say(await scene.Quotas.ReleaseAsync(scene.Office, quota.SeatQuotaId, CancellationToken.None));
        }
    }

    /// <summary>As the editor of classes changes the number of seats.</summary>
    private Task<bool> ResizeAsync(CourseOffering offering, int capacity) => scene.Host.Services.GetRequiredService<AuditedWriter>().WriteAsync(
        Actor.Program("test"),
        async (db, token) =>
        {
            var fewest = await scene.Enrolments.FewestSeatsAsync(db, offering.OfferingId, token);
            if (capacity < fewest)
            {
                return false;
            }

            var row = await db.Set<CourseOffering>().SingleAsync(o => o.OfferingId == offering.OfferingId, token);
            row.Capacity = capacity;
            await scene.Enrolments.SettleWithinAsync(db, offering.OfferingId, token);
            return true;
        },
        CancellationToken.None);

    private static EnrolmentActor SelfOf(Enrolment enrolment) =>
        EnrolmentActor.ForPerson(new Actor(ActorKind.Chat, enrolment.PersonId), enrolment.PersonId);

    private static string Say<T>(Outcome<T> outcome) => EnrolmentScene.Code(outcome);
}
