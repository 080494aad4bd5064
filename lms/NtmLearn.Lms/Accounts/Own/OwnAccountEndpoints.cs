using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts.SigningIn;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Accounts.Own;

/// <summary>My account: password, second factor, sessions, roles.</summary>
internal static class OwnAccountEndpoints
{
    public const string OldPassword = "mat-khau-cu";
    public const string NewPassword = "mat-khau-moi";
    public const string Again = "mat-khau-lai";
    public const string SealedKey = "khoa";

    public static void MapOwnAccount(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(SignInPaths.Own).RequireSignIn();
        group.MapGet("", ShowAsync);
        group.MapPost("/dang-xuat-moi-noi", SignOutEverywhereAsync);
        group.MapPost("/hai-lop/tat", TurnOffAsync);
        group.MapPost("/hai-lop/ma-du-phong", RenewCodesAsync);
        var settling = routes.MapGroup(SignInPaths.Own).RequireSignIn().AllowUnsettled();
        settling.MapGet("/mat-khau", (Caller caller, HttpContext context) => PasswordPage(FormState.Empty));
        settling.MapPost("/mat-khau", ChangePasswordAsync);
        settling.MapGet("/hai-lop", (Caller caller, KnownAccounts known, TwoFactorService twoFactors, CancellationToken token) =>
            TwoFactorPageAsync(caller, known, twoFactors, FormState.Empty, StatusCodes.Status200OK, token));
        settling.MapPost("/hai-lop", TurnOnAsync);
    }

    private static async Task<RazorComponentResult<OwnAccountPage>> ShowAsync(
        Caller caller, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == caller.AccountId, cancellationToken);
        var roles = await db.Set<RoleAssignment>().AsNoTracking().Where(r => r.AccountId == account.Id).OrderBy(r => r.ValidFrom).ToListAsync(cancellationToken);
        return new RazorComponentResult<OwnAccountPage>(new { Account = account, Roles = (IReadOnlyList<RoleAssignment>)roles });
    }

    private static async Task<IResult> SignOutEverywhereAsync(
        IFormCollection fields, HttpContext context, Caller caller, AccountService accounts, CancellationToken cancellationToken)
    {
        await accounts.SignOutEverywhereAsync(caller.Actor, caller.AccountId!.Value, cancellationToken);
        await SignInSessions.EndAsync(context);
        return new SeeOther(Done.Path(SignInPaths.SignIn, SignInPage.SignedOutEverywhere));
    }

    private static async Task<IResult> ChangePasswordAsync(
        IFormCollection fields, HttpContext context, Caller caller, AccountService accounts, SignInService signIn,
        IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var (old, chosen) = (form.Secret(OldPassword), form.Secret(NewPassword));
        var account = await ReadAsync(contexts, caller, cancellationToken);
        if (chosen != form.Secret(Again))
        {
            form.Add(Again, "Hai lần gõ mật khẩu mới không giống nhau. Xin gõ lại.");
        }
        else if (old == chosen)
        {
            form.Add(NewPassword, "Mật khẩu mới giống mật khẩu cũ. Xin chọn mật khẩu khác.");
        }
        else if ((await signIn.ConfirmAsync(account, old, cancellationToken)).Status != SignInStatus.Done)
        {
            form.Add(OldPassword, "Mật khẩu hiện nay chưa đúng. Xin gõ lại.");
        }
        else
        {
            form.AddAll((await accounts.ChoosePasswordAsync(caller.Actor, account, chosen, NewPassword, cancellationToken)).Refusals);
        }

        if (form.HasErrors)
        {
            return PasswordPage(form, StatusCodes.Status422UnprocessableEntity);
        }

        // The other sessions have ended; this one goes on.
        await SignInSessions.BeginAsync(context, await ReadAsync(contexts, caller, cancellationToken));
        return new SeeOther(Done.Path(SignInPaths.Own, OwnAccountPage.PasswordChanged));
    }

    private static async Task<IResult> TurnOnAsync(
        IFormCollection fields, Caller caller, KnownAccounts known, TwoFactorService twoFactors, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var outcome = await twoFactors.TurnOnAsync(
            caller.Actor, caller.AccountId!.Value, form.Value(SealedKey), form.Value(SignInEndpoints.CodeField), cancellationToken);
        if (outcome.Value is { } codes)
        {
            return new RazorComponentResult<RecoveryCodesPage>(new { Codes = codes });
        }

        form.AddAll(outcome.Refusals);
        return await TwoFactorPageAsync(caller, known, twoFactors, form, StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private static async Task<IResult> TurnOffAsync(
        IFormCollection fields, HttpContext context, Caller caller, KnownAccounts known, TwoFactorService twoFactors, SignInService signIn,
        IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var account = await ReadAsync(contexts, caller, cancellationToken);
        if ((await signIn.ConfirmAsync(account, form.Secret(OldPassword), cancellationToken)).Status != SignInStatus.Done)
        {
            form.Add(OldPassword, "Mật khẩu chưa đúng. Xin gõ lại.");
            return await TwoFactorPageAsync(caller, known, twoFactors, form, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        await twoFactors.TurnOffAsync(caller.Actor, account.Id, cancellationToken);
        await SignInSessions.BeginAsync(context, await ReadAsync(contexts, caller, cancellationToken));
        return new SeeOther(SignInPaths.TwoFactors);
    }

    private static async Task<IResult> RenewCodesAsync(
        IFormCollection fields, Caller caller, KnownAccounts known, TwoFactorService twoFactors, SignInService signIn,
        IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var account = await ReadAsync(contexts, caller, cancellationToken);
        if (!account.TwoFactorEnabled || (await signIn.ConfirmAsync(account, form.Secret(OldPassword), cancellationToken)).Status != SignInStatus.Done)
        {
            form.Add(OldPassword, "Mật khẩu chưa đúng. Xin gõ lại.");
            return await TwoFactorPageAsync(caller, known, twoFactors, form, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        return new RazorComponentResult<RecoveryCodesPage>(new { Codes = await twoFactors.RenewCodesAsync(caller.Actor, account.Id, cancellationToken) });
    }

    private static RazorComponentResult<PasswordPage> PasswordPage(FormState form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };

    private static async Task<RazorComponentResult<TwoFactorPage>> TwoFactorPageAsync(
        Caller caller, KnownAccounts known, TwoFactorService twoFactors, FormState form, int status, CancellationToken cancellationToken)
    {
        var account = await known.FindAsync(caller.AccountId!.Value, cancellationToken);
        var kept = twoFactors.Open(caller.AccountId.Value, form.Value(SealedKey)) is null ? twoFactors.Propose(caller.AccountId.Value) : form.Value(SealedKey);
        return new RazorComponentResult<TwoFactorPage>(new
        {
            Form = form,
            IsOn = account!.HasTwoFactors,
            SealedKey = kept,
            Key = twoFactors.Open(caller.AccountId.Value, kept),
            User = account.DisplayName,
        })
        { StatusCode = status };
    }

    private static async Task<Account> ReadAsync(IDbContextFactory<NtmLearnDbContext> contexts, Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == caller.AccountId, cancellationToken);
    }
}
