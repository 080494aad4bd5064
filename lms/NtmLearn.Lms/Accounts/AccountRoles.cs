using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Accounts;

/// <summary>Gives and ends roles.</summary>
public sealed class AccountRoles(AccountWriter accounts, LocalTime time, TimeProvider clock)
{
    internal static readonly Refusal LastAdministrator = new(
        RefusalKind.Conflict, "last_administrator", "Đây là quản trị viên cuối cùng. Xin giao vai trò quản trị viên cho một người khác trước.");

    /// <summary>Gives a role.</summary>
    /// <param name="from">First day; null means today.</param>
    /// <param name="to">Last day; null means without end.</param>
    /// <param name="roleAssignmentId">Chosen by whoever asks, so that the same asking twice gives one; null for a new one.</param>
    public async Task<Outcome<Guid>> GrantAsync(
        Actor actor, Guid accountId, Role role, Guid? unitId, Guid? organisationId, DateOnly? from, DateOnly? to, CancellationToken cancellationToken,
        Guid? roleAssignmentId = null)
    {
        var first = from ?? time.Today;
        if (to < first)
        {
            return new Refusal(RefusalKind.Invalid, "period_backwards", "Ngày cuối đứng trước ngày đầu. Xin sửa một trong hai ngày.", "den-ngay");
        }

        if (AccessRules.NeedsUnit(role) && unitId is null)
        {
            return new Refusal(RefusalKind.Invalid, "unit_missing", $"{RoleWords.Of(role)} phải gắn với một đơn vị. Xin chọn đơn vị.", "don-vi");
        }

        if (role is Role.OrganisationReporter or Role.PressPartner && organisationId is null)
        {
            return new Refusal(RefusalKind.Invalid, "organisation_missing", "Vai trò này phải gắn với một tổ chức. Xin chọn tổ chức.", "to-chuc");
        }

        var id = roleAssignmentId ?? clock.NewId();
        return await accounts.ChangeAsync<Outcome<Guid>>(
            actor,
            accountId,
            async (db, account, _, token) =>
            {
                if (await db.Set<RoleAssignment>().AnyAsync(r => r.RoleAssignmentId == id && r.AccountId == accountId, token))
                {
                    return Outcome<Guid>.Done(id);
                }

                if (unitId is { } unit && !await db.Set<AdministrativeUnit>().AnyAsync(u => u.UnitId == unit, token))
                {
                    return new Refusal(RefusalKind.Invalid, "no_unit", "Không có đơn vị này. Xin chọn trong danh sách.", "don-vi");
                }

                if (organisationId is { } body && !await db.Set<Organisation>().AnyAsync(o => o.OrganisationId == body, token))
                {
                    return new Refusal(RefusalKind.Invalid, "no_organisation", "Không có tổ chức này. Xin chọn trong danh sách.", "to-chuc");
                }

                var same = await db.Set<RoleAssignment>().Where(r =>
                    r.AccountId == accountId && r.Role == role && r.UnitId == unitId && r.OrganisationId == organisationId).ToListAsync(token);
                if (same.Any(r => (r.ValidTo is null || r.ValidTo >= first) && (to is null || r.ValidFrom <= to)))
                {
                    return new Refusal(RefusalKind.Conflict, "role_held", "Người này đã có vai trò đó trong thời gian ấy. Xin chọn ngày khác, hoặc chấm dứt vai trò cũ.");
                }

                account.Touch();
                db.Add(new RoleAssignment
                {
                    RoleAssignmentId = id,
                    AccountId = accountId,
                    Role = role,
                    UnitId = unitId,
                    OrganisationId = organisationId,
                    ValidFrom = first,
                    ValidTo = to,
                });
                return Outcome<Guid>.Done(id);
            },
            cancellationToken) ?? AccountService.NoAccount;
    }

    /// <summary>Ends a role as of yesterday, so that it holds no longer from now on; one that had not begun is taken back.</summary>
    public async Task<Outcome<bool>> EndAsync(Actor actor, Guid accountId, Guid roleAssignmentId, CancellationToken cancellationToken) =>
        await accounts.ChangeAsync<Outcome<bool>>(
            actor,
            accountId,
            async (db, account, _, token) =>
            {
                var today = time.Today;
                if (await db.Set<RoleAssignment>().FirstOrDefaultAsync(
                    r => r.RoleAssignmentId == roleAssignmentId && r.AccountId == accountId, token) is not { } role)
                {
                    return new Refusal(RefusalKind.NotFound, "no_role", "Vai trò này không còn. Xin mở lại trang.");
                }

                if (role.Role == Role.Administrator && role.IsValidOn(today) && await IsLastAdministratorAsync(db, accountId, today, token))
                {
                    return LastAdministrator;
                }

                account.Touch();
                if (role.ValidFrom >= today)
                {
                    db.Remove(role);
                }
                else if (role.ValidTo is not { } to || to >= today)
                {
                    role.ValidTo = today.AddDays(-1);
                }

                return Outcome<bool>.Done(true);
            },
            cancellationToken) ?? AccountService.NoAccount;

    internal static async Task<bool> IsLastAdministratorAsync(NtmLearnDbContext db, Guid accountId, DateOnly day, CancellationToken cancellationToken)
    {
        var open = await db.Set<RoleAssignment>()
            .Where(r => r.Role == Role.Administrator && r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo >= day))
            .Join(db.Set<Account>().Where(a => !a.IsClosed), r => r.AccountId, a => a.Id, (_, a) => a.Id)
            .Distinct()
            .ToListAsync(cancellationToken);
        return open is [var only] && only == accountId;
    }
}
