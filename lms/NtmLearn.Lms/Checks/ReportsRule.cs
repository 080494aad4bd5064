using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Reports;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Checks;

/// <summary>
/// What a report says is what the rows say, counted another way; of the newest classes with marks. The lines by unit add up
/// to the whole.
/// </summary>
internal sealed class ReportsRule(ReportReader reader, UnitTrees trees, LocalTime time) : DatabaseRule
{
    private const int Sample = 20;

    public override string Name => "reports: totals equal rows";

    public override async Task LookAsync(Func<NtmLearnDbContext> open, RuleLook look, CancellationToken cancellationToken)
    {
        await using var db = open();
        var tree = await trees.GetAsync(cancellationToken);
        var classes = await db.Set<CourseOffering>()
            .Where(o => db.Set<TrainingSession>().Any(s => s.OfferingId == o.OfferingId && db.Set<AttendanceState>().Any(a => a.SessionId == s.SessionId)))
            .OrderByDescending(o => o.OfferingId).Take(Sample).Select(o => new { o.OfferingId, o.Code }).ToListAsync(cancellationToken);
        foreach (var offering in classes)
        {
            var question = new ReportQuestion(offering.Code);
            var data = await reader.ReadAsync(db, tree, UnitScope.Everything, question, cancellationToken);
            var (people, times) = await CountAsync(db, offering.OfferingId, cancellationToken);
            look.Saw(data.Rows.Count);
            if ((data["nguoi"].Sum, data["luot"].Sum) != (people, times))
            {
                look.Broken($"class {offering.OfferingId:N}: the report counts {data["nguoi"].Sum} people and {data["luot"].Sum} times, the sheets {people} and {times}");
            }

            foreach (var asked in new[] { question, question with { AsThen = false } })
            {
                var lines = new ReportUnits(data, tree, asked, time.Today).Lines();
                foreach (var (word, index) in ReportData.ByUnit.Select((w, i) => (w, i)))
                {
                    if (lines.Sum(l => l.Figures[index]) != data[word].Sum)
                    {
                        look.Broken($"class {offering.OfferingId:N}: {word} by unit does not add up to {data[word].Sum}");
                    }
                }
            }
        }
    }

    /// <summary>Straight from the sheets, session by session.</summary>
    private static async Task<(int People, int Times)> CountAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken)
    {
        var there = await (
            from session in db.Set<TrainingSession>()
            where session.OfferingId == offeringId && !session.IsCancelled
            join state in db.Set<AttendanceState>() on session.SessionId equals state.SessionId
            where AttendanceStatusRules.There.Contains(state.Status)
            let linked = db.Set<WalkIn>().Where(w => w.WalkInId == state.WalkInId).Select(w => w.PersonId).FirstOrDefault()
            let person = state.PersonId ?? linked
            let root = db.Set<Person>().Where(p => p.PersonId == person).Select(p => p.MergedIntoId).FirstOrDefault()
            select new { session.SessionId, Who = root ?? person ?? state.WalkInId }).Distinct().ToListAsync(cancellationToken);
        return (there.Select(t => t.Who).Distinct().Count(), there.Count);
    }
}
