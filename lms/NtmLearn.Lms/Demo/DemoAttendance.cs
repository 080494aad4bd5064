using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Demo;

/// <summary>Copies the signed sheets of the demonstration into the ledger.</summary>
internal sealed class DemoAttendance(AttendanceLedger ledger, IDbContextFactory<NtmLearnDbContext> contexts, TimeProvider clock)
{
    private const string Reason = "Nhập điểm danh từ phiếu ký của buổi đã qua";

    private static readonly Actor Clerk = Actor.Program("demo");

    private static readonly (string Column, AttendanceStatus Status)[] Columns =
    [
        ("late", AttendanceStatus.Late), ("left_early", AttendanceStatus.LeftEarly), ("excused", AttendanceStatus.Excused), ("absent", AttendanceStatus.Absent),
    ];

    public async Task AddAsync(string folder, string key, CourseOffering offering, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var sessions = await db.Set<TrainingSession>().Where(s => s.OfferingId == offering.OfferingId).OrderBy(s => s.StartsAt).Select(s => s.SessionId).ToListAsync(cancellationToken);
        var people = await ListAsync(db, offering.OfferingId, cancellationToken);
        foreach (var row in DemoFiles.Read(folder, "attendance.csv").Where(r => r["class"] == key))
        {
            // What lies back further than corrections go is opened first, as the office would do it.
            var session = sessions[DemoFiles.Number(row["session"]) - 1];
            DemoPeople.Done(await ledger.UnlockAsync(Clerk, session, Reason, cancellationToken), key);
            var results = DemoPeople.Done(await ledger.RecordAsync(Clerk, session, Sheet(row, people), cancellationToken), key);
            if (results.Select(r => r.Refusal).OfType<Refusal>().FirstOrDefault() is { } refusal)
            {
                throw new InvalidOperationException($"Demonstration, {key}: {refusal.Code}: {refusal.Message}");
            }
        }
    }

    /// <summary>Those with a seat in the order of the sheet.</summary>
    private static async Task<IReadOnlyList<Guid>> ListAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken)
    {
        var seated = await db.Set<Enrolment>().Where(e => e.OfferingId == offeringId && e.Status == EnrolmentStatus.Enrolled)
            .Join(db.Set<Person>(), e => e.PersonId, p => p.PersonId, (_, p) => new { p.PersonId, p.SortKey, p.Phone })
            .ToListAsync(cancellationToken);
        return [.. seated.OrderBy(p => p.SortKey, StringComparer.Ordinal).ThenBy(p => p.Phone, StringComparer.Ordinal).Select(p => p.PersonId)];
    }

    private LedgerInput Sheet(IReadOnlyDictionary<string, string> row, IReadOnlyList<Guid> people)
    {
        if (row["headcount"].Length > 0)
        {
            return new LedgerInput(MarkSource.Paper, [])
            {
                Headcount = new HeadcountInput(DemoFiles.Number(row["headcount"]), DemoFiles.Number(row["women"]), null, null, "demo-count"),
            };
        }

        var others = new Dictionary<int, AttendanceStatus>();
        foreach (var (column, status) in Columns)
        {
            foreach (var place in row[column].Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                others[DemoFiles.Number(place)] = status;
            }
        }

        var marks = people.Select((person, i) => new MarkInput(person, others.GetValueOrDefault(i + 1, AttendanceStatus.Present), $"demo-{i + 1}")).ToList();
        if (row["walk_in"].Split(':') is not [var name, var sex, var year, var home])
        {
            return new LedgerInput(MarkSource.Paper, marks);
        }

        var walkIn = new WalkInInput(clock.NewId(), name, sex == "Nữ" ? Sex.Female : Sex.Male, DemoFiles.Number(year), null, null, home, "demo-guest");
        return new LedgerInput(MarkSource.Paper, [.. marks, new MarkInput(walkIn.WalkInId, AttendanceStatus.Present, "demo-guest-1")]) { WalkIns = [walkIn] };
    }
}
