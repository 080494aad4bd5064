using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.People;

/// <summary>
/// Two rows found to be one person become one by a link; enrolments and posts keep the row they were made with, and
/// histories read both. Taking the link away undoes it.
/// </summary>
public sealed class PersonMerging(AuditedWriter writer, TimeProvider clock)
{
    /// <summary>Lets one row stand for both.</summary>
    public Task<Outcome<PersonMerge>> MergeAsync(Caller caller, Guid keptId, Guid mergedId, string reason, CancellationToken cancellationToken)
    {
        if (!caller.ScopeOf(Right.MergePeople).IsAll)
        {
            return Task.FromResult<Outcome<PersonMerge>>(new Refusal(
                RefusalKind.Forbidden, "merge_not_allowed", "Chỉ Văn phòng Điều phối gộp hai người. Báo cho văn phòng nếu thấy trùng."));
        }

        return writer.WriteAsync(
            caller.Actor with { Reason = reason },
            async (db, token) =>
            {
                if (await CheckAsync(db, keptId, mergedId, reason, token) is { } refusal)
                {
                    return refusal;
                }

                var merged = await db.Set<Person>().SingleAsync(p => p.PersonId == mergedId, token);
                merged.MergedIntoId = keptId;
                merged.Version++;

                // Rows that were merged into this one earlier follow it, so that one step finds who stands for all.
                foreach (var earlier in await db.Set<Person>().Where(p => p.MergedIntoId == mergedId).ToListAsync(token))
                {
                    earlier.MergedIntoId = keptId;
                    earlier.Version++;
                }

                var merge = new PersonMerge { PersonMergeId = clock.NewId(), KeptId = keptId, MergedId = mergedId, At = clock.UtcNow, Reason = reason.Trim() };
                db.Add(merge);
                await db.SaveChangesAsync(token);
                return Outcome<PersonMerge>.Done(merge);
            },
            cancellationToken);
    }

    /// <summary>Takes a merge back; both rows are people of their own again.</summary>
    public Task<Outcome<PersonMerge>> UndoAsync(Caller caller, Guid personMergeId, CancellationToken cancellationToken)
    {
        if (!caller.ScopeOf(Right.MergePeople).IsAll)
        {
            return Task.FromResult<Outcome<PersonMerge>>(new Refusal(
                RefusalKind.Forbidden, "merge_not_allowed", "Chỉ Văn phòng Điều phối tách hai người đã gộp."));
        }

        return writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                if (await db.Set<PersonMerge>().FindAsync([personMergeId], token) is not { } merge)
                {
                    return new Refusal(RefusalKind.NotFound, "merge_unknown", "Không tìm thấy lần gộp này.");
                }

                if (merge.UndoneAt is not null)
                {
                    return Outcome<PersonMerge>.Done(merge);
                }

                merge.UndoneAt = clock.UtcNow;
                await RelinkAsync(db, merge, token);
                await db.SaveChangesAsync(token);
                return Outcome<PersonMerge>.Done(merge);
            },
            cancellationToken);
    }

    /// <summary>The person and every row that was merged into them, for histories.</summary>
    public static IQueryable<Guid> RowsOf(NtmLearnDbContext db, Guid personId) =>
        db.Set<Person>().Where(p => p.PersonId == personId || p.MergedIntoId == personId).Select(p => p.PersonId);

    /// <summary>Every row points again where the merges that still hold say.</summary>
    private static async Task RelinkAsync(NtmLearnDbContext db, PersonMerge undone, CancellationToken cancellationToken)
    {
        var standing = await db.Set<PersonMerge>().Where(m => m.UndoneAt == null && m.PersonMergeId != undone.PersonMergeId).ToListAsync(cancellationToken);
        var next = standing.ToDictionary(m => m.MergedId, m => m.KeptId);
        var rows = await db.Set<Person>().Where(p => p.PersonId == undone.MergedId || p.MergedIntoId == undone.KeptId).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            Guid? kept = null;
            for (var id = row.PersonId; next.TryGetValue(id, out var onwards); id = onwards)
            {
                kept = onwards;
            }

            if (row.MergedIntoId != kept)
            {
                row.MergedIntoId = kept;
                row.Version++;
            }
        }
    }

    private static async Task<Refusal?> CheckAsync(NtmLearnDbContext db, Guid keptId, Guid mergedId, string reason, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Person>().Where(p => p.PersonId == keptId || p.PersonId == mergedId).ToListAsync(cancellationToken);
        if (keptId == mergedId || rows.Count != 2)
        {
            return new Refusal(RefusalKind.NotFound, "person_unknown", "Chọn hai người khác nhau có trong danh sách.");
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > AuditEntry.ReasonMaxLength)
        {
            return new Refusal(RefusalKind.Invalid, "reason_missing", "Ghi lý do gộp, ví dụ: cùng một người, nhập hai lần.", "reason");
        }

        if (rows.Exists(p => p.MergedIntoId is not null || p.ErasedAt is not null))
        {
            return new Refusal(RefusalKind.Conflict, "already_merged", "Một trong hai người đã được gộp hoặc đã xóa. Mở lại danh sách.");
        }

        var accounts = await db.Set<Account>().CountAsync(a => a.PersonId == keptId || a.PersonId == mergedId, cancellationToken);
        return accounts > 1
            ? new Refusal(RefusalKind.Conflict, "two_accounts", "Cả hai đều có tài khoản. Nhờ quản trị đóng và gỡ một tài khoản trước khi gộp.")
            : null;
    }
}
