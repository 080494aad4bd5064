using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Checks;

/// <summary>After a session was cancelled nobody is recorded at it.</summary>
internal sealed class CancelledSessionsRule : DatabaseRule
{
    public override string Name => "attendance: no mark of a session after it was cancelled";

    public override async Task LookAsync(Func<NtmLearnDbContext> open, RuleLook look, CancellationToken cancellationToken)
    {
        await using var db = open();
        var cancelled = db.Set<TrainingSession>().Where(s => s.IsCancelled);
        look.Saw(await cancelled.LongCountAsync(cancellationToken));
        var marks = cancelled.Join(db.Set<AttendanceMark>(), s => s.SessionId, m => m.SessionId, (s, m) => new { s.ChangedAt, m.MarkId, m.ReceivedAt })
            .Where(m => m.ReceivedAt > m.ChangedAt).Select(m => m.MarkId);
        await foreach (var mark in marks.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            look.Broken($"mark {mark:N}: its session was cancelled before");
        }
    }
}
