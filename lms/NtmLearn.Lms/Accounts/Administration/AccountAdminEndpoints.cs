using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Accounts.Administration;

/// <summary>Accounts for administrators; unit managers see theirs and give out codes.</summary>
internal static class AccountAdminEndpoints
{
    public const string Path = "/quan-tri/tai-khoan";
    public const string PersonField = "nguoi";
    public const int PageSize = 50;

    public static void MapAccountAdministration(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path);
        group.MapGet("", ListAsync).RequireRight(Right.ManageAccounts, Right.IssuePasswordCodes);
        group.MapGet("/moi", ShowNewAsync).RequireRight(Right.ManageAccounts);
        group.MapPost("/moi", AddAsync).RequireRight(Right.ManageAccounts);
        group.MapGet("/{accountId:guid}", ShowAsync).RequireRight(Right.ManageAccounts, Right.IssuePasswordCodes);
        group.MapPost("/{accountId:guid}/ma", IssueCodeAsync).RequireRight(Right.IssuePasswordCodes);
        group.MapPost("/{accountId:guid}/mat-khau", ResetPasswordAsync).RequireRight(Right.ManageAccounts);
        group.MapPost("/{accountId:guid}/hai-lop", ResetTwoFactorsAsync).RequireRight(Right.ManageAccounts);
        group.MapPost("/{accountId:guid}/dang-xuat", SignOutAsync).RequireRight(Right.ManageAccounts);
        group.MapPost("/{accountId:guid}/dong", CloseAsync).RequireRight(Right.ManageAccounts);
        group.MapPost("/{accountId:guid}/mo", OpenAsync).RequireRight(Right.ManageAccounts);
        group.MapPost("/{accountId:guid}/vai-tro", GrantAsync).RequireRight(Right.ManageAccounts);
        group.MapPost("/{accountId:guid}/vai-tro/{roleId:guid}/cham-dut", EndRoleAsync).RequireRight(Right.ManageAccounts);
    }

    private static async Task<RazorComponentResult<AccountsPage>> ListAsync(
        HttpContext context, Caller caller, AccountReach reach, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        var form = FormState.From(context.Request.Query);
        var page = int.TryParse(form.Value(Pager.PageName), out var asked) && asked > 0 ? asked : 1;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var accounts = reach.Visible(db, caller);
        if (form.Value("tim") is { Length: > 0 } wanted)
        {
            var folded = VietnameseText.Fold(wanted);
            var name = SignInName.Parse(wanted);
            var (text, normalised) = (name?.Text, name?.Normalised);
            accounts = accounts.Where(a => a.SearchKey.Contains(folded) || a.PhoneNumber == text || a.NormalizedUserName == normalised || a.NormalizedEmail == normalised);
        }

        var total = await accounts.CountAsync(cancellationToken);
        var found = await accounts.OrderBy(a => a.SearchKey).ThenBy(a => a.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var ids = found.ConvertAll(a => a.Id);
        var roles = await db.Set<RoleAssignment>().AsNoTracking().Where(r => ids.Contains(r.AccountId)).ToListAsync(cancellationToken);
        return new RazorComponentResult<AccountsPage>(new
        {
            Form = form,
            Accounts = (IReadOnlyList<Account>)found,
            Roles = roles.ToLookup(r => r.AccountId),
            Page = page,
            Total = total,
        });
    }

    private static async Task<IResult> ShowNewAsync(HttpContext context, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        var form = FormState.From(context.Request.Query);
        if (Guid.TryParse(form.Value(PersonField), out var id))
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.PersonId == id, cancellationToken) is not { } person)
            {
                return TypedResults.NotFound();
            }

            form.With("ten", person.FullName).With("dien-thoai", person.Phone).With("thu", person.Email);
        }

        return new RazorComponentResult<NewAccountPage>(new { Form = form });
    }

    private static async Task<IResult> AddAsync(IFormCollection fields, Caller caller, AccountService accounts, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var name = form.RequiredText("ten", "Họ tên", Account.DisplayNameMaxLength);
        var person = form.Id(PersonField, "Người", required: false);
        var made = form.HasErrors ? null : await accounts.AddAsync(
            caller.Actor,
            new NewAccount(name, NullIfEmpty(form.Value("dien-thoai")), NullIfEmpty(form.Value("thu")), PersonId: person, AccountId: KeyOf(form)),
            cancellationToken);
        if (made?.Value is { OneTimePassword: null } known)
        {
            return Back(known.AccountId, AccountPage.AlreadyMade);
        }

        if (made?.Value is { } account)
        {
            return new RazorComponentResult<SecretPage>(new
            {
                Title = "Đã tạo tài khoản",
                Text = $"Đưa tận tay hoặc đọc qua điện thoại. Đăng nhập bằng {account.UserName}; lần đầu phải đổi mật khẩu.",
                Secret = account.OneTimePassword,
                Href = $"{Path}/{account.AccountId}",
                LinkText = "Giao vai trò cho tài khoản",
            });
        }

        form.AddAll(made?.Refusals ?? []);
        return new RazorComponentResult<NewAccountPage>(new { Form = form }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private static Task<IResult> ShowAsync(
        Guid accountId, Caller caller, AccountReach reach, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken) =>
        PageAsync(accountId, FormState.Empty, StatusCodes.Status200OK, caller, reach, contexts, cancellationToken);

    private static async Task<IResult> IssueCodeAsync(
        Guid accountId, IFormCollection fields, Caller caller, PasswordCodeService codes, AccountReach reach, LocalTime time,
        IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        var outcome = await codes.IssueAsync(caller, accountId, cancellationToken);
        return outcome.Value is { } code
            ? new RazorComponentResult<SecretPage>(new
            {
                Title = "Mã đặt mật khẩu mới",
                Text = $"Đọc mã này cho chính chủ tài khoản, sau khi chắc chắn đúng người. Dùng một lần, đến {ScreenFormat.DayTime(time.FromUtc(code.ExpiresAt))}, ở trang Quên mật khẩu.",
                Secret = code.Code,
                Href = $"{Path}/{accountId}",
                LinkText = "Về tài khoản",
            })
            : await RefusedAsync(outcome.Refusals, accountId, caller, reach, contexts, cancellationToken);
    }

    private static async Task<IResult> ResetPasswordAsync(
        Guid accountId, IFormCollection fields, Caller caller, AccountService accounts, CancellationToken cancellationToken) =>
        await accounts.ResetPasswordAsync(caller.Actor, accountId, cancellationToken) is { } password
            ? new RazorComponentResult<SecretPage>(new
            {
                Title = "Mật khẩu dùng một lần",
                Text = "Đưa tận tay hoặc đọc qua điện thoại cho chính chủ. Đăng nhập xong phải đổi ngay.",
                Secret = password,
                Href = $"{Path}/{accountId}",
                LinkText = "Về tài khoản",
            })
            : TypedResults.NotFound();

    private static async Task<IResult> ResetTwoFactorsAsync(
        Guid accountId, IFormCollection fields, Caller caller, TwoFactorService twoFactors, CancellationToken cancellationToken)
    {
        await twoFactors.TurnOffAsync(caller.Actor, accountId, cancellationToken);
        return Back(accountId, AccountPage.TwoFactorsReset);
    }

    private static async Task<IResult> SignOutAsync(
        Guid accountId, IFormCollection fields, Caller caller, AccountService accounts, CancellationToken cancellationToken)
    {
        await accounts.SignOutEverywhereAsync(caller.Actor, accountId, cancellationToken);
        return Back(accountId, AccountPage.SignedOut);
    }

    private static Task<IResult> CloseAsync(
        Guid accountId, IFormCollection fields, Caller caller, AccountService accounts, AccountReach reach,
        IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken) =>
        SetClosedAsync(accountId, true, caller, accounts, reach, contexts, cancellationToken);

    private static Task<IResult> OpenAsync(
        Guid accountId, IFormCollection fields, Caller caller, AccountService accounts, AccountReach reach,
        IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken) =>
        SetClosedAsync(accountId, false, caller, accounts, reach, contexts, cancellationToken);

    private static async Task<IResult> SetClosedAsync(
        Guid accountId, bool closed, Caller caller, AccountService accounts, AccountReach reach,
        IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        var outcome = await accounts.SetClosedAsync(caller.Actor, accountId, closed, cancellationToken);
        return outcome.IsDone
            ? Back(accountId, closed ? AccountPage.Closed : AccountPage.Opened)
            : await RefusedAsync(outcome.Refusals, accountId, caller, reach, contexts, cancellationToken);
    }

    private static async Task<IResult> GrantAsync(
        Guid accountId, IFormCollection fields, Caller caller, AccountRoles roles, AccountReach reach,
        IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var role = form.OneOf<Role>("vai-tro", "Vai trò");
        var unit = form.Id("don-vi", "Đơn vị", required: false);
        var organisation = form.Id("to-chuc", "Tổ chức", required: false);
        var from = form.Day("tu-ngay", "Từ ngày", required: false);
        var to = form.Day("den-ngay", "Đến hết ngày", required: false);
        if (!form.HasErrors)
        {
            var outcome = await roles.GrantAsync(caller.Actor, accountId, role!.Value, unit, organisation, from, to, cancellationToken, KeyOf(form));
            if (outcome.IsDone)
            {
                return Back(accountId, AccountPage.Granted);
            }

            form.AddAll(outcome.Refusals);
        }

        return await PageAsync(accountId, form, StatusCodes.Status422UnprocessableEntity, caller, reach, contexts, cancellationToken);
    }

    private static async Task<IResult> EndRoleAsync(
        Guid accountId, Guid roleId, IFormCollection fields, Caller caller, AccountRoles roles, AccountReach reach,
        IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        var outcome = await roles.EndAsync(caller.Actor, accountId, roleId, cancellationToken);
        return outcome.IsDone
            ? Back(accountId, AccountPage.Ended)
            : await RefusedAsync(outcome.Refusals, accountId, caller, reach, contexts, cancellationToken);
    }

    private static SeeOther Back(Guid accountId, string done) => new(Done.Path($"{Path}/{accountId}", done));

    private static async Task<IResult> RefusedAsync(
        IReadOnlyList<Refusal> refusals, Guid accountId, Caller caller, AccountReach reach,
        IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        if (refusals.Any(r => r.Kind == RefusalKind.NotFound))
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(new FormCollection([]));
        form.AddAll(refusals);
        var status = refusals.Any(r => r.Kind == RefusalKind.Forbidden) ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity;
        return await PageAsync(accountId, form, status, caller, reach, contexts, cancellationToken);
    }

    private static async Task<IResult> PageAsync(
        Guid accountId, FormState form, int status, Caller caller, AccountReach reach,
        IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await reach.Visible(db, caller).FirstOrDefaultAsync(a => a.Id == accountId, cancellationToken) is not { } account)
        {
            return TypedResults.NotFound();
        }

        var roles = await db.Set<RoleAssignment>().AsNoTracking().Where(r => r.AccountId == accountId).OrderBy(r => r.ValidFrom).ToListAsync(cancellationToken);
        var organisations = await db.Set<Organisations.Organisation>().AsNoTracking().Where(o => o.ValidTo == null)
            .OrderBy(o => o.Name).Select(o => new FieldOption(o.OrganisationId.ToString(), o.Name, null, null)).ToListAsync(cancellationToken);
        return new RazorComponentResult<AccountPage>(new
        {
            Form = form,
            Account = account,
            Roles = (IReadOnlyList<RoleAssignment>)roles,
            Organisations = (IReadOnlyList<FieldOption>)organisations,
        })
        { StatusCode = status };
    }

    /// <summary>The form's key is the id of what it makes: sent twice, it makes one.</summary>
    private static Guid? KeyOf(FormState form) => Guid.TryParse(form.Key, out var key) ? key : null;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
