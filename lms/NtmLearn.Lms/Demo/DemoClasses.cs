using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Attendance.Completion;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Demo;

/// <summary>
/// Classes of the demonstration. Those that lie behind us are held in the future by all rules, then moved back, since no
/// rule allows to enrol in the past.
/// </summary>
internal sealed class DemoClasses(
    OfferingService offerings,
    QuotaService quotas,
    EnrolmentService enrolments,
    ClassCompletion completion,
    DemoPeople people,
    DemoAttendance attendance,
    DemoResults results,
    UnitTrees trees,
    AuditedWriter writer,
    IDbContextFactory<NtmLearnDbContext> contexts,
    LocalTime time)
{
    /// <summary>Days by which a class of the past is made too late.</summary>
    private const int Ahead = 60;

    private const int EndOfWork = 17 * 60;

    private static readonly (int From, int To) Morning = (450, 660);
    private static readonly (int From, int To) Afternoon = (810, 1020);

    public async Task<int> AddAsync(
        Caller office,
        string folder,
        IReadOnlyDictionary<string, Guid> courses,
        IReadOnlyDictionary<string, Guid> venues,
        IReadOnlyDictionary<string, Guid> persons,
        CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        await results.AddQuizzesAsync(office, folder, courses, cancellationToken);
        var avoided = await AvoidedAsync(cancellationToken);
        var count = 0;
        foreach (var row in DemoFiles.Read(folder, "classes.csv"))
        {
            var isPast = row["state"] is "running" or "completed";
            var offering = DemoPeople.Done(
                await offerings.CreateAsync(office, Input(row, courses, tree), Sessions(row, venues, persons, avoided, isPast ? Ahead : 0), cancellationToken), row["key"]);
            count++;
            if (row["state"] == "draft")
            {
                continue;
            }

            if (row["quotas"].Length > 0)
            {
                await SetQuotasAsync(office, offering, row, tree, cancellationToken);
            }

            DemoPeople.Done(await offerings.AnnounceAsync(office, offering.OfferingId, cancellationToken), row["key"]);
            await FillAsync(office, offering, row, cancellationToken);
            if (isPast)
            {
                await MoveBackAsync(offering.OfferingId, [.. Meetings(row).Select(m => time.Today.AddDays(m.Day))], cancellationToken);
                await attendance.AddAsync(folder, row["key"], offering, cancellationToken);
                if (row["state"] == "completed")
                {
                    DemoPeople.Done(await offerings.CompleteAsync(office, offering.OfferingId, cancellationToken), row["key"]);
                    DemoPeople.Done(await completion.CompleteAsync(office, offering.Code, cancellationToken), row["key"]);
                    await results.AddAsync(office, folder, row["key"], offering, cancellationToken);
                }
            }
            else if (row["state"] == "cancelled")
            {
                DemoPeople.Done(await offerings.CancelAsync(office, offering.OfferingId, row["note"], cancellationToken), row["key"]);
            }
        }

        return count;
    }

    private OfferingInput Input(IReadOnlyDictionary<string, string> row, IReadOnlyDictionary<string, Guid> courses, UnitTree tree) => new()
    {
        CourseId = courses[row["course"]],
        Title = row["title"],
        Kind = Enum.Parse<OfferingKind>(row["kind"]),
        Access = Enum.Parse<OfferingAccess>(row["access"]),
        UnitId = people.UnitOf(tree, row["unit"])?.UnitId,
        Capacity = DemoFiles.Number(row["seats"]),
        RequiresApproval = row["approval"] == "yes",
        WhatToBring = row["bring"],
        Note = row["note"],
        Destination = row["kind"] == nameof(OfferingKind.StudyVisit) ? "Một ấp thông minh ngoài tỉnh" : null,
    };

    private List<SessionInput> Sessions(
        IReadOnlyDictionary<string, string> row,
        IReadOnlyDictionary<string, Guid> venues,
        IReadOnlyDictionary<string, Guid> persons,
        IReadOnlyList<AvoidedDays> avoided,
        int ahead) =>
    [
        .. Meetings(row).Select(meeting =>
        {
            var (from, to) = meeting.IsMorning ? Morning : Afternoon;
            return new SessionInput(
                FreeDay(meeting.Day + ahead, avoided),
                from,
                to,
                venues.TryGetValue(row["venue"], out var venue) ? venue : null,
                FacilitatorIds: [.. row["facilitators"].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(key => persons[key])]);
        }),
    ];

    /// <summary>By their start.</summary>
    private static IEnumerable<(int Day, bool IsMorning)> Meetings(IReadOnlyDictionary<string, string> row) =>
        row["sessions"].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(text => (DemoFiles.Number(text[..^1].TrimStart('+')), text[^1] == 's'));

    /// <summary>So many days from now, those left out on which no class may be: else nobody could look at the demonstration around a holiday.</summary>
    private DateOnly FreeDay(int days, IReadOnlyList<AvoidedDays> avoided)
    {
        var day = time.Today;
        while (days > 0)
        {
            day = day.AddDays(1);
            days -= avoided.Any(a => a.FirstDay <= day && day <= a.LastDay) ? 0 : 1;
        }

        return day;
    }

    private async Task<IReadOnlyList<AvoidedDays>> AvoidedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<AvoidedDays>().AsNoTracking().Where(d => d.Blocks).ToListAsync(cancellationToken);
    }

    private async Task SetQuotasAsync(
        Caller office, CourseOffering offering, IReadOnlyDictionary<string, string> row, UnitTree tree, CancellationToken cancellationToken)
    {
        var lines = row["quotas"].Split(' ').Select(text => text.Split(':'))
            .Select(parts => (Unit: people.UnitOf(tree, parts[0]), Seats: DemoFiles.Number(parts[1])))
            .Where(line => line.Unit is not null)
            .Select(line => new QuotaLine(line.Unit!.UnitId, null, line.Seats, time.ToUtc(time.Today.AddDays(6), EndOfWork)))
            .ToList();
        DemoPeople.Done(await quotas.SetAsync(EnrolmentActor.Of(office), offering.OfferingId, lines, cancellationToken), row["key"]);
    }

    /// <summary>Units name their people first; then others come until as many as the file says have asked.</summary>
    private async Task FillAsync(Caller office, CourseOffering offering, IReadOnlyDictionary<string, string> row, CancellationToken cancellationToken)
    {
        var who = EnrolmentActor.Of(office);
        var wanted = DemoFiles.Number(row["people"]) + (row["state"] == "full" ? 5 : 0);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var quotaList = await db.Set<SeatQuota>().AsNoTracking().Where(q => q.OfferingId == offering.OfferingId).ToListAsync(cancellationToken);
        var done = 0;
        foreach (var quota in quotaList)
        {
            var ofUnit = await db.Set<Post>().Where(p => p.UnitId == quota.UnitId).OrderBy(p => p.PersonId).Select(p => p.PersonId).Take(quota.Seats).ToListAsync(cancellationToken);
            foreach (var person in ofUnit)
            {
                if (done < wanted && (await enrolments.NominateAsync(who, quota.SeatQuotaId, person, cancellationToken)).IsDone)
                {
                    done++;
                }
            }
        }

        if (offering.Access == OfferingAccess.NominatedOnly)
        {
            return;
        }

        // Starting elsewhere for each class, so that not the same people are in all of them; whom a rule keeps out is passed over.
        var all = await db.Set<Person>().OrderBy(p => p.PersonId).Select(p => p.PersonId).ToListAsync(cancellationToken);
        var start = DemoFiles.Number(row["key"][1..]) * 23 % all.Count;
        foreach (var person in all.Skip(start).Concat(all.Take(start)))
        {
            if (done >= wanted)
            {
                return;
            }

            if ((await enrolments.EnrolAsync(who, offering.OfferingId, person, EnrolmentPath.Office, cancellationToken)).IsDone)
            {
                done++;
            }
        }
    }

    /// <param name="days">Of the sessions, by their start.</param>
    private Task MoveBackAsync(Guid offeringId, IReadOnlyList<DateOnly> days, CancellationToken cancellationToken) => writer.WriteAsync(
        Actor.Program("demo"),
        async (db, token) =>
        {
            var offering = await db.Set<CourseOffering>().SingleAsync(o => o.OfferingId == offeringId, token);
            var sessions = await db.Set<TrainingSession>().Where(s => s.OfferingId == offeringId).OrderBy(s => s.StartsAt).ToListAsync(token);
            foreach (var (session, day) in sessions.Zip(days))
            {
                var back = day.DayNumber - session.Day.DayNumber;
                session.Day = day;
                session.StartsAt = session.StartsAt.AddDays(back);
                session.EndsAt = session.EndsAt.AddDays(back);
            }

            offering.FirstDay = days[0];
            offering.LastDay = days[^1];
            offering.Status = OfferingStatus.Running;
            offering.Version++;
            await db.SaveChangesAsync(token);
        },
        cancellationToken);
}
