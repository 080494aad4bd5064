using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Names who decides in place of a unit's manager, for a period.</summary>
public sealed class DeputyService(AuditedWriter writer, UnitTrees trees, LocalTime time, TimeProvider clock)
{
    public const int LongestDays = 366;

    /// <summary>Appoints an account that belongs to the unit by a post or a role of today.</summary>
    public async Task<Outcome<ApprovalDeputy>> AppointAsync(
        Caller caller, Guid unitId, Guid accountId, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var scope = caller.ScopeOf(Right.ApproveEnrolments);
        var tree = await trees.GetAsync(cancellationToken);
        return await writer.WriteAsync<Outcome<ApprovalDeputy>>(
            caller.Actor,
            async (db, token) =>
            {
                if (!scope.Covers(unitId))
                {
                    return EnrolmentRefusals.NotYours;
                }

                if (to < from || to < time.Today || to.DayNumber - from.DayNumber > LongestDays)
                {
                    return new Refusal(RefusalKind.Invalid, "period", "Ngày cuối phải từ hôm nay trở đi, sau ngày đầu và không quá một năm.", "to");
                }

                if (await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId && !a.IsClosed, token) is not { } account)
                {
                    return new Refusal(RefusalKind.Invalid, "no_account", "Người này không có tài khoản đang dùng. Xin chọn lại.", "account");
                }

                if (!await BelongsAsync(db, account, unitId, tree, time.Today, token))
                {
                    return new Refusal(
                        RefusalKind.Invalid,
                        "not_of_unit",
                        $"Người này không có chức vụ hay vai trò đang giữ ở {tree.Find(unitId)?.FullName}, cấp dưới hoặc cấp trên. Xin chọn người của đơn vị, hoặc ghi chức vụ của họ trước.",
                        "account");
                }

                var deputy = new ApprovalDeputy { ApprovalDeputyId = clock.NewId(), UnitId = unitId, AccountId = accountId, ValidFrom = from, ValidTo = to };
                db.Add(deputy);
                await db.SaveChangesAsync(token);
                return Outcome<ApprovalDeputy>.Done(deputy);
            },
            cancellationToken);
    }

    /// <summary>A unit with all below it and all above it: whose people may stand in for its manager.</summary>
    internal static IReadOnlyList<Guid> Near(UnitTree tree, Guid unitId) =>
        [.. tree.ScopeOf(unitId).Union(tree.WithAncestors(unitId).Select(u => u.UnitId))];

    /// <summary>Posts that are held on a day in one of the units, or in an organisation of one.</summary>
    internal static IQueryable<Post> PostsIn(NtmLearnDbContext db, IReadOnlyList<Guid> units, DateOnly day) => db.Set<Post>()
        .Where(p => (p.ValidFrom == null || p.ValidFrom <= day) && (p.ValidTo == null || p.ValidTo >= day))
        .Where(p => (p.UnitId != null && units.Contains(p.UnitId.Value))
            || db.Set<Organisation>().Any(o => o.OrganisationId == p.OrganisationId && o.UnitId != null && units.Contains(o.UnitId.Value)));

    /// <summary>Whether somebody belongs near a unit: by a post of their person, or by a role that decides there.</summary>
    private static async Task<bool> BelongsAsync(
        NtmLearnDbContext db, Account account, Guid unitId, UnitTree tree, DateOnly day, CancellationToken cancellationToken)
    {
        var near = Near(tree, unitId);
        if (account.PersonId is { } person && await PostsIn(db, near, day).AnyAsync(p => p.PersonId == person, cancellationToken))
        {
            return true;
        }

        var roles = await db.Set<RoleAssignment>().AsNoTracking().Where(r => r.AccountId == account.Id).ToListAsync(cancellationToken);
        return roles.Exists(r => r.IsValidOn(day) && AccessRules.Of(r.Role, Right.ApproveEnrolments) switch
        {
            Reach.All => true,
            Reach.Subtree => r.UnitId is { } own && near.Contains(own),
            _ => false,
        });
    }

    /// <summary>Ends it with yesterday.</summary>
    public Task<Outcome<ApprovalDeputy>> EndAsync(Caller caller, Guid deputyId, CancellationToken cancellationToken)
    {
        var scope = caller.ScopeOf(Right.ApproveEnrolments);
        return writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                if (await db.Set<ApprovalDeputy>().FindAsync([deputyId], token) is not { } deputy || !scope.Covers(deputy.UnitId))
                {
                    return EnrolmentRefusals.NotYours;
                }

                deputy.ValidTo = time.Today.AddDays(-1);
                await db.SaveChangesAsync(token);
                return Outcome<ApprovalDeputy>.Done(deputy);
            },
            cancellationToken);
    }
}
