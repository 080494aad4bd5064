using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Organisations;

namespace NtmLearn.Lms.Accounts;

/// <param name="TotpKey">What a test or a visitor computes codes from; null where the role needs none.</param>
public sealed record DemoAccount(Role Role, string UserName, string DisplayName, string? TotpKey);

/// <summary>
/// One account per role with a password that everybody knows. Made by <c>serve --demo</c> only, and refused by any program
/// that does not run as a demonstration, even on the same database.
/// </summary>
public sealed class DemoAccounts(
    AccountSettings settings,
    AccountService accounts,
    AccountRoles roles,
    TwoFactorService twoFactors,
    UnitTrees trees,
    LocalTime time,
    TimeProvider clock,
    IDbContextFactory<NtmLearnDbContext> contexts)
{
    public const string Password = "chay-thu-38-nongthon";

    private const string AdministratorKey = "NTMLEARNDEMOADMINISTRATORKEYAAAA";
    private const string CoordinatorKey = "NTMLEARNDEMOCOORDINATORKEYAAAAAA";

    public static IReadOnlyList<DemoAccount> All { get; } =
    [
        new(Role.Administrator, "quantri", "Quản trị viên (chạy thử)", AdministratorKey),
        new(Role.Coordinator, "dieuphoi", "Điều phối viên (chạy thử)", CoordinatorKey),
        new(Role.UnitManager, "donvi", "Cán bộ đơn vị (chạy thử)", null),
        new(Role.Facilitator, "taphuan", "Tập huấn viên (chạy thử)", null),
        new(Role.DoorKeeper, "diemdanh", "Người điểm danh (chạy thử)", null),
        new(Role.OrganisationReporter, "tochuc", "Người báo cáo (chạy thử)", null),
        new(Role.PressPartner, "baochi", "Đối tác báo chí (chạy thử)", null),
        new(Role.Auditor, "kiemtra", "Người kiểm tra (chạy thử)", null),
        new(Role.Learner, "hocvien", "Học viên (chạy thử)", null),
    ];

    public bool IsOn => settings.IsDemo;

    /// <summary>The code that an authenticator app would show now.</summary>
    public string CodeOf(DemoAccount account) =>
        Totp.Code(account.TotpKey ?? throw new ArgumentException("This role has no second factor.", nameof(account)), clock.GetUtcNow());

    /// <summary>Makes those that are missing. After units and organisations are loaded, so that the roles that need one have one.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var actor = Actor.Program("demo");
        var units = await trees.GetAsync(cancellationToken);
        var unit = units.All.Where(u => u.Level == UnitLevel.Commune && u.IsValidOn(time.Today)).MinBy(u => u.Code)?.UnitId;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var organisations = await db.Set<Organisation>().AsNoTracking().ToListAsync(cancellationToken);
        foreach (var account in All)
        {
            var made = await accounts.AddAsync(
                actor,
                new NewAccount(account.DisplayName, UserName: account.UserName, Password: Password, MustChangePassword: false, IsDemo: true),
                cancellationToken);
            if (made.Value is not { } added)
            {
                continue;
            }

            await roles.GrantAsync(
                actor,
                added.AccountId,
                account.Role,
                AccessRules.NeedsUnit(account.Role) ? unit : null,
                account.Role switch
                {
                    Role.OrganisationReporter => organisations.Find(o => o.Kind == OrganisationKind.MassOrganisation)?.OrganisationId,
                    Role.PressPartner => organisations.Find(o => o.Kind == OrganisationKind.Press)?.OrganisationId,
                    _ => null,
                },
                from: new DateOnly(2020, 1, 1),
                to: null,
                cancellationToken);
            if (account.TotpKey is { } key)
            {
                await twoFactors.TurnOnAsync(actor, added.AccountId, key, cancellationToken);
            }
        }
    }
}
