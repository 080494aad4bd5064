using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Desk;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Accounts.Administration;

/// <summary>The administrator's card: how many accounts there are, and what about them waits.</summary>
internal static class AdministratorCard
{
    public static DashboardCard Create() => new(900, Right.ManageAccounts, ReadAsync);

    private static async Task<DashboardContent?> ReadAsync(IServiceProvider services, Caller caller, CancellationToken cancellationToken)
    {
        var today = services.GetRequiredService<LocalTime>().Today;
        await using var db = await services.GetRequiredService<IDbContextFactory<NtmLearnDbContext>>().CreateDbContextAsync(cancellationToken);
        var open = db.Set<Account>().Where(a => !a.IsClosed);
        var waiting = await open.CountAsync(a => a.MustChangePassword, cancellationToken);
        var administrators = await db.Set<RoleAssignment>()
            .Where(r => r.Role == Role.Administrator && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today) && open.Any(a => a.Id == r.AccountId))
            .Select(r => r.AccountId).Distinct().CountAsync(cancellationToken);
        var lines = new List<DashboardLine>();
        if (administrators < 2)
        {
            lines.Add(new DashboardLine("Mới có một quản trị viên. Nên giao thêm một người, phòng khi vắng.", AccountAdminEndpoints.Path));
        }

        if (waiting > 0)
        {
            lines.Add(new DashboardLine($"{ScreenFormat.Number(waiting)} tài khoản chưa đổi mật khẩu được cấp."));
        }

        return new DashboardContent("Tài khoản đang dùng", ScreenFormat.Number(await open.CountAsync(cancellationToken)), Href: AccountAdminEndpoints.Path) { Lines = lines };
    }
}
