using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Web.Hosting;

/// <summary>
/// <c>user</c>: accounts from the command line, for when nobody can sign in. A password comes on standard input, or is made
/// and printed once; never as an argument, which other users of the machine can read.
/// </summary>
internal static class UserVerb
{
    private const int Refused = 1;
    private const int BadUse = 2;

    private const string Use = """
        Use: user list
             user add NAME LOGIN [--stdin]                 LOGIN is a telephone number, an e-mail or a plain name
             user password LOGIN [--stdin]
             user roles LOGIN
             user roles grant LOGIN ROLE [--unit CODE] [--organisation ID] [--from yyyy-MM-dd] [--to yyyy-MM-dd]
             user roles revoke LOGIN ROLE
             user close LOGIN
             user open LOGIN
             user totp-reset LOGIN
        """;

    private static readonly Actor Actor = Actor.Operator("user");

    public static Verb Create() => new("user", "Lists, makes and changes accounts.", RunAsync);

    private static Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken) => arguments switch
    {
        ["list"] => ListAsync(services, cancellationToken),
        ["add", var name, var login, .. var rest] when IsInput(rest) => AddAsync(services, name, login, rest.Length > 0, cancellationToken),
        ["password", var login, .. var rest] when IsInput(rest) => WithAsync(services, login, a => SetPasswordAsync(services, a, rest.Length > 0, cancellationToken), cancellationToken),
        ["roles", "grant", var login, var role, .. var rest] => WithAsync(services, login, a => GrantAsync(services, a, role, rest, cancellationToken), cancellationToken),
        ["roles", "revoke", var login, var role] => WithAsync(services, login, a => RevokeAsync(services, a, role, cancellationToken), cancellationToken),
        ["roles", var login] => WithAsync(services, login, a => TellRolesAsync(services, a, cancellationToken), cancellationToken),
        ["close", var login] => WithAsync(services, login, a => CloseAsync(services, a, true, cancellationToken), cancellationToken),
        ["open", var login] => WithAsync(services, login, a => CloseAsync(services, a, false, cancellationToken), cancellationToken),
        ["totp-reset", var login] => WithAsync(services, login, a => ResetTotpAsync(services, a, cancellationToken), cancellationToken),
        _ => FailAsync(Use, BadUse),
    };

    private static bool IsInput(string[] rest) => rest is [] or ["--stdin"];

    private static async Task<int> ListAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var today = services.GetRequiredService<LocalTime>().Today;
        await using var db = await OpenAsync(services, cancellationToken);
        var roles = (await db.Set<RoleAssignment>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(r => r.AccountId);
        foreach (var account in await db.Set<Account>().AsNoTracking().OrderBy(a => a.NormalizedUserName).ToListAsync(cancellationToken))
        {
            var held = string.Join(',', roles[account.Id].Where(r => r.IsValidOn(today)).Select(r => r.Role.ToString()).Distinct());
            await Console.Out.WriteLineAsync(
                $"{account.UserName}\t{account.DisplayName}\t{(account.IsClosed ? "closed" : account.IsDemo ? "demo" : "open")}\t{(account.TwoFactorEnabled ? "totp" : "-")}\t{held}");
        }

        return 0;
    }

    private static async Task<int> AddAsync(IServiceProvider services, string name, string login, bool typed, CancellationToken cancellationToken)
    {
        var read = SignInName.Parse(login);
        var outcome = await services.GetRequiredService<AccountService>().AddAsync(
            Actor,
            new NewAccount(
                name,
                Phone: read is { IsPhone: true } ? login : null,
                Email: read is { IsEmail: true } ? login : null,
                UserName: read is { IsPhone: false, IsEmail: false } ? login : null,
                Password: typed ? await ReadPasswordAsync() : null,
                MustChangePassword: !typed),
            cancellationToken);
        if (outcome.Value is not { } made)
        {
            return await RefuseAsync(outcome.Refusals);
        }

        await Console.Out.WriteLineAsync(made.OneTimePassword is null ? $"added\t{made.UserName}" : $"added\t{made.UserName}\t{made.OneTimePassword}");
        return 0;
    }

    private static async Task<int> SetPasswordAsync(IServiceProvider services, Account account, bool typed, CancellationToken cancellationToken)
    {
        var accounts = services.GetRequiredService<AccountService>();
        if (!typed)
        {
            await Console.Out.WriteLineAsync($"password\t{account.UserName}\t{await accounts.ResetPasswordAsync(Actor, account.Id, cancellationToken)}");
            return 0;
        }

        var outcome = await accounts.ChoosePasswordAsync(Actor, account, await ReadPasswordAsync(), "password", cancellationToken);
        return outcome.IsDone ? await DoneAsync("password", account) : await RefuseAsync(outcome.Refusals);
    }

    private static async Task<int> GrantAsync(IServiceProvider services, Account account, string roleName, string[] options, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<Role>(roleName, ignoreCase: true, out var role) || !Enum.IsDefined(role))
        {
            return await FailAsync($"There is no role {roleName}. Roles: {string.Join(", ", Enum.GetNames<Role>())}.", BadUse);
        }

        Guid? unit = null;
        Guid? organisation = null;
        DateOnly? from = null;
        DateOnly? to = null;
        var today = services.GetRequiredService<LocalTime>().Today;
        for (var i = 0; i + 1 < options.Length; i += 2)
        {
            switch (options[i])
            {
                case "--unit" when (await services.GetRequiredService<UnitTrees>().GetAsync(cancellationToken)).Find(options[i + 1], today) is { } found:
                    unit = found.UnitId;
                    break;
                case "--organisation" when Guid.TryParse(options[i + 1], out var id):
                    organisation = id;
                    break;
                case "--from" when Day(options[i + 1]) is { } day:
                    from = day;
                    break;
                case "--to" when Day(options[i + 1]) is { } day:
                    to = day;
                    break;
                default:
                    return await FailAsync($"{options[i]} {options[i + 1]} makes no sense.\n{Use}", BadUse);
            }
        }

        var outcome = options.Length % 2 == 1
            ? new Refusal(RefusalKind.Invalid, "use", Use)
            : await services.GetRequiredService<AccountRoles>().GrantAsync(Actor, account.Id, role, unit, organisation, from, to, cancellationToken);
        return outcome.IsDone ? await DoneAsync("granted", account) : await RefuseAsync(outcome.Refusals);
    }

    private static async Task<int> RevokeAsync(IServiceProvider services, Account account, string roleName, CancellationToken cancellationToken)
    {
        var today = services.GetRequiredService<LocalTime>().Today;
        await using var db = await OpenAsync(services, cancellationToken);
        var held = (await db.Set<RoleAssignment>().AsNoTracking().Where(r => r.AccountId == account.Id).ToListAsync(cancellationToken))
            .FindAll(r => r.Role.ToString().Equals(roleName, StringComparison.OrdinalIgnoreCase) && (r.ValidTo is null || r.ValidTo >= today));
        if (held.Count == 0)
        {
            return await FailAsync($"{account.UserName} has no role {roleName} that could end.", Refused);
        }

        foreach (var role in held)
        {
            var outcome = await services.GetRequiredService<AccountRoles>().EndAsync(Actor, account.Id, role.RoleAssignmentId, cancellationToken);
            if (!outcome.IsDone)
            {
                return await RefuseAsync(outcome.Refusals);
            }
        }

        return await DoneAsync("revoked", account);
    }

    private static async Task<int> TellRolesAsync(IServiceProvider services, Account account, CancellationToken cancellationToken)
    {
        await using var db = await OpenAsync(services, cancellationToken);
        foreach (var role in await db.Set<RoleAssignment>().AsNoTracking().Where(r => r.AccountId == account.Id).OrderBy(r => r.ValidFrom).ToListAsync(cancellationToken))
        {
            await Console.Out.WriteLineAsync($"{role.Role}\t{role.UnitId:N}\t{role.OrganisationId:N}\t{role.ValidFrom:yyyy-MM-dd}\t{role.ValidTo:yyyy-MM-dd}");
        }

        return 0;
    }

    private static async Task<int> CloseAsync(IServiceProvider services, Account account, bool closed, CancellationToken cancellationToken)
    {
        var outcome = await services.GetRequiredService<AccountService>().SetClosedAsync(Actor, account.Id, closed, cancellationToken);
        return outcome.IsDone ? await DoneAsync(closed ? "closed" : "opened", account) : await RefuseAsync(outcome.Refusals);
    }

    private static async Task<int> ResetTotpAsync(IServiceProvider services, Account account, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<TwoFactorService>().TurnOffAsync(Actor, account.Id, cancellationToken);
        return await DoneAsync("totp-reset", account);
    }

    private static async Task<int> WithAsync(
        IServiceProvider services, string login, Func<Account, Task<int>> work, CancellationToken cancellationToken) =>
        SignInName.Parse(login) is { } name && await services.GetRequiredService<SignInService>().FindAsync(name, cancellationToken) is { } account
            ? await work(account)
            : await FailAsync($"There is no account {login}.", Refused);

    private static Task<NtmLearnDbContext> OpenAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<IDbContextFactory<NtmLearnDbContext>>().CreateDbContextAsync(cancellationToken);

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static async Task<string> ReadPasswordAsync() => (await Console.In.ReadLineAsync() ?? "").TrimEnd('\r');

    private static async Task<int> DoneAsync(string what, Account account)
    {
        await Console.Out.WriteLineAsync($"{what}\t{account.UserName}");
        return 0;
    }

    private static Task<int> RefuseAsync(IReadOnlyList<Refusal> refusals) => FailAsync(string.Join(' ', refusals.Select(r => r.Message)), Refused);

    private static async Task<int> FailAsync(string message, int exitCode)
    {
        await Console.Error.WriteLineAsync(message);
        return exitCode;
    }
}
