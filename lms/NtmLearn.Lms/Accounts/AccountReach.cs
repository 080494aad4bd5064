using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Accounts;

/// <summary>Which accounts somebody may see and give codes for.</summary>
public sealed class AccountReach(IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time)
{
    /// <summary>Accounts of people who live or hold a post in a caller's units, and those with a role for one of these.</summary>
    public IQueryable<Account> Visible(NtmLearnDbContext db, Caller caller)
    {
        var accounts = db.Set<Account>().AsNoTracking();
        var scope = caller.Can(Right.ManageAccounts) ? UnitScope.Everything : caller.ScopeOf(Right.IssuePasswordCodes);
        if (scope.IsAll)
        {
            return accounts;
        }

        var (units, today) = (scope.UnitIds.ToList(), time.Today);
        var people = db.Set<Person>().Where(p => p.UnitId != null && units.Contains(p.UnitId.Value)).Select(p => (Guid?)p.PersonId);
        var posts = db.Set<Post>()
            .Where(p => p.UnitId != null && units.Contains(p.UnitId.Value) && (p.ValidTo == null || p.ValidTo >= today))
            .Select(p => (Guid?)p.PersonId);
        var roles = db.Set<RoleAssignment>().Where(r => r.UnitId != null && units.Contains(r.UnitId.Value)).Select(r => r.AccountId);
        return accounts.Where(a => people.Contains(a.PersonId) || posts.Contains(a.PersonId) || roles.Contains(a.Id));
    }

    /// <summary>
    /// Why a caller may not give out a code for an account, or null. Within reach is not enough: a code lets whoever holds it
    /// become the other, so nobody gives one for an account that may more than they may.
    /// </summary>
    public async Task<Refusal?> CheckCodeAsync(Caller caller, Guid accountId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!caller.Can(Right.IssuePasswordCodes) || !await Visible(db, caller).AnyAsync(a => a.Id == accountId, cancellationToken))
        {
            return new Refusal(RefusalKind.NotFound, "no_account", "Không tìm thấy tài khoản này trong đơn vị của bạn.");
        }

        if (accountId == caller.AccountId)
        {
            return new Refusal(RefusalKind.Forbidden, "own_account", "Không cấp mã cho chính mình. Xin đổi mật khẩu ở trang Tài khoản.");
        }

        var today = time.Today;
        var roles = await db.Set<RoleAssignment>().AsNoTracking()
            .Where(r => r.AccountId == accountId && (r.ValidTo == null || r.ValidTo >= today)).ToListAsync(cancellationToken);
        return roles.All(role => MayStandFor(caller, role))
            ? null
            : new Refusal(RefusalKind.Forbidden, "wider_role", "Tài khoản này có vai trò rộng hơn vai trò của bạn. Xin hỏi quản trị viên của chương trình.");
    }

    private static bool MayStandFor(Caller caller, RoleAssignment role) =>
        caller.Can(Right.ManageAccounts)
        || role.Role switch
        {
            Role.Administrator => false,
            Role.Coordinator or Role.Auditor => caller.ReachOf(Right.IssuePasswordCodes) == Reach.All,
            Role.UnitManager => caller.ScopeOf(Right.IssuePasswordCodes).Covers(unitId: role.UnitId),
            _ => role.UnitId is null || caller.ScopeOf(Right.IssuePasswordCodes).Covers(unitId: role.UnitId),
        };
}
