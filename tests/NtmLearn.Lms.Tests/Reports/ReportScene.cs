using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Reports;

/// <summary>A class of three half-days that is just over, with people of two communes in it, each enrolled as the program does it.</summary>
internal sealed class ReportScene(TestHost host, CourseOffering offering, IReadOnlyList<TrainingSession> sessions, IReadOnlyList<AdministrativeUnit> units, IReadOnlyList<Person> people)
{
    public static readonly Actor Officer = new(ActorKind.Account, Guid.Parse("0193a000-0000-7000-8000-000000000001"));

    public CourseOffering Offering => offering;

    public IReadOnlyList<TrainingSession> Sessions => sessions;

    public IReadOnlyList<AdministrativeUnit> Units => units;

    /// <summary>The first half of the first commune, in whose class they are; the rest of the second.</summary>
    public IReadOnlyList<Person> People => people;

    public string Path => $"/van-phong/lop/{offering.Code}/bao-cao";

    /// <param name="status">Completed for a class that is over.</param>
    public static async Task<ReportScene> CreateAsync(TestHost host, int people = 4, OfferingStatus status = OfferingStatus.Completed, params Guid[] leaders)
    {
        var today = host.Services.GetRequiredService<LocalTime>().Today;
        var units = new[] { await host.Data.CreateUnitAsync(u => u.Named($"Xã Một {TestData.Next()}")), await host.Data.CreateUnitAsync(u => u.Named($"Xã Hai {TestData.Next()}")) };
        var offering = await host.Data.CreateOfferingAsync(o => o
            .WithStatus(status).WithCapacity(people + 5).ForUnit(units[0].UnitId)
            .OnDay(today.AddDays(-2), facilitators: leaders).OnDay(today.AddDays(-1)).OnDay(today, 0, 1));
        var rows = new List<Person>();
        for (var i = 0; i < people; i++)
        {
            var unit = units[i < (people + 1) / 2 ? 0 : 1].UnitId;
            rows.Add(await host.Data.CreatePersonAsync(p => p.LivingIn(unit)));
        }

        var scene = new ReportScene(
            host,
            offering,
            await host.QueryAsync(db => db.Set<TrainingSession>().AsNoTracking().Where(s => s.OfferingId == offering.OfferingId).OrderBy(s => s.StartsAt).ToListAsync()),
            units,
            rows);
        foreach (var person in rows)
        {
            await scene.EnrolAsync(person, today.AddDays(-10));
        }

        return scene;
    }

    /// <summary>Gives a seat, as of a day, with the step in the ledger and the count of seats.</summary>
    public async Task<Guid> EnrolAsync(Person person, DateOnly day)
    {
        var at = host.Services.GetRequiredService<LocalTime>().ToUtc(day);
        var enrolment = new Enrolment
        {
            EnrolmentId = Guid.CreateVersion7(),
            OfferingId = offering.OfferingId,
            PersonId = person.PersonId,
            Status = EnrolmentStatus.Enrolled,
            Path = EnrolmentPath.Office,
            UnitId = person.UnitId,
            ReceiptCode = Guid.NewGuid().ToString("N")[..12].ToUpperInvariant(),
            CreatedAt = at,
            ChangedAt = at,
            LastTransition = 1,
        };
        var step = new EnrolmentTransition
        {
            EnrolmentTransitionId = Guid.CreateVersion7(),
            EnrolmentId = enrolment.EnrolmentId,
            Number = 1,
            To = EnrolmentStatus.Enrolled,
            Event = EnrolmentEvent.Admit,
            At = at,
            ActorKind = ActorKind.Program,
        };
        await host.Data.AddAsync([enrolment, step]);
        await host.WriteAsync(db => db.Set<CourseOffering>().Where(o => o.OfferingId == offering.OfferingId)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.SeatsTaken, o => o.SeatsTaken + 1)));
        return enrolment.EnrolmentId;
    }

    /// <summary>Records one status for each session, by the office; null records nothing.</summary>
    public async Task MarkAsync(Guid attendee, params AttendanceStatus?[] statuses)
    {
        for (var i = 0; i < statuses.Length; i++)
        {
            if (statuses[i] is { } status)
            {
                await RecordAsync(i, new LedgerInput(MarkSource.List, [new MarkInput(attendee, status, $"{Guid.NewGuid():N}", Reason: "ghi lại")]));
            }
        }
    }

    /// <summary>Somebody who is not on the list, at one session.</summary>
    public async Task<Guid> WalkInAsync(int session, string name, Sex? sex = null, Guid? unitId = null)
    {
        var id = Guid.CreateVersion7();
        await RecordAsync(session, new LedgerInput(MarkSource.List, [new MarkInput(id, AttendanceStatus.Present, $"{id:N}-there")])
        {
            WalkIns = [new WalkInInput(id, name, sex, null, null, unitId, null, $"{id:N}")],
        });
        return id;
    }

    public Task CountAsync(int session, int total, int women) =>
        RecordAsync(session, new LedgerInput(MarkSource.List, []) { Headcount = new HeadcountInput(total, women, null, null, $"{Guid.NewGuid():N}", "đếm lại") });

    private async Task RecordAsync(int session, LedgerInput input)
    {
        var outcome = await host.Services.GetRequiredService<AttendanceLedger>().RecordAsync(Officer, sessions[session].SessionId, input, CancellationToken.None);
        Assert.True(outcome.IsDone && outcome.Value!.All(r => r.Refusal is null), string.Join(' ', outcome.Refusals.Concat(outcome.Value?.Select(r => r.Refusal!) ?? []).Select(r => r?.Message)));
    }
}
