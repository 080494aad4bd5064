using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Auditing;

/// <summary>Takes what tells of an erased person out of the audit. That something was done, by whom and when, stays.</summary>
public static class AuditScrubber
{
    /// <summary>Empties before and after of every entry about a person, inside a transaction that is going on.</summary>
    /// <returns>How many entries were emptied.</returns>
    public static async Task<int> EmptyAsync(NtmLearnDbContext db, Guid personId, CancellationToken cancellationToken)
    {
        var accounts = await db.Set<Account>().Where(a => a.PersonId == personId).Select(a => a.Id).ToListAsync(cancellationToken);
        return await db.Set<AuditEntry>()
            .Where(e => e.PersonId == personId || e.SubjectId == personId || accounts.Contains(e.SubjectId))
            .Where(e => e.Before != null || e.After != null)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Before, (string?)null).SetProperty(e => e.After, (string?)null), cancellationToken);
    }
}
