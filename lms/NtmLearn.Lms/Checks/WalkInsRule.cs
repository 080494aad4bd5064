using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Checks;

/// <summary>A walk-in that was said to be a person is one that is there; its marks are in its own class.</summary>
internal sealed class WalkInsRule : DatabaseRule
{
    public override string Name => "walk-ins: links point to people, marks to their class";

    public override async Task LookAsync(Func<NtmLearnDbContext> open, RuleLook look, CancellationToken cancellationToken)
    {
        await using var db = open();
        var walkIns = db.Set<WalkIn>();
        look.Saw(await walkIns.LongCountAsync(cancellationToken));
        var lost = walkIns.Where(w => w.PersonId != null && !db.Set<Person>().Any(p => p.PersonId == w.PersonId)).Select(w => w.WalkInId);
        await foreach (var walkIn in lost.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            look.Broken($"walk-in {walkIn:N}: linked to nobody");
        }

        var strayed = walkIns.Where(w => db.Set<AttendanceState>().Any(s => s.WalkInId == w.WalkInId
            && db.Set<TrainingSession>().Any(t => t.SessionId == s.SessionId && t.OfferingId != w.OfferingId))).Select(w => w.WalkInId);
        await foreach (var walkIn in strayed.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            look.Broken($"walk-in {walkIn:N}: recorded in another class");
        }
    }
}
