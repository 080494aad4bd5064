using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Accounts.SigningIn;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    public const string NameField = "ten";
    public const string PasswordField = "mat-khau";
    public const string CodeField = "ma";
    public const string DeviceField = "nho-may";

    // Short, since the demonstration shows codes on it.
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);
    private static readonly string[] Known = [Done.Name, Screen.LanguageName, Screen.SizeName];

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").AllowEverybody();
        group.MapGet(SignInPaths.SignIn, Show).CacheOutput(KeepForStrangers);
        group.MapPost(SignInPaths.SignIn, SignInAsync).RequireSameOrigin();
        group.MapGet(SignInPaths.Code, ShowCodeAsync);
        group.MapPost(SignInPaths.Code, CheckCodeAsync);
        group.MapPost(SignInPaths.SignOut, SignOutAsync);
    }

    /// <summary>Many come to it at the same hour; it is the same for all who have not signed in and go nowhere from it.</summary>
    private static void KeepForStrangers(OutputCachePolicyBuilder policy)
    {
        ScreensModule.PublicPages("sign-in", KeptFor, Known)(policy);
        policy.With(context => !context.HttpContext.Request.Cookies.ContainsKey(SignInSessions.SessionCookie));
    }

    private static IResult Show(HttpContext context, Caller caller) =>
        caller.IsKnown && context.Request.Query.ContainsKey(SignInPaths.Back)
            ? SeeOther(SignInPaths.Safe(context.Request.Query[SignInPaths.Back]))
            : Page(context, FormState.From(context.Request.Query));

    private static async Task<IResult> SignInAsync(
        IFormCollection fields, HttpContext context, SignInService signIn, LocalTime time, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var (name, password) = (form.Value(NameField), form.Secret(PasswordField));
        if (name.Length == 0)
        {
            form.Add(NameField, "Xin gõ số điện thoại hoặc địa chỉ thư.");
        }

        if (password.Length == 0)
        {
            form.Add(PasswordField, "Xin gõ mật khẩu.");
        }

        if (form.HasErrors)
        {
            return Page(context, form, StatusCodes.Status422UnprocessableEntity);
        }

        var device = await SignInSessions.RememberedAsync(context);
        var result = await signIn.CheckPasswordAsync(
            name, password, account => device == new SessionOwner(account.Id, account.SecurityStamp ?? ""), cancellationToken);
        switch (result.Status)
        {
            case SignInStatus.Done:
                await SignInSessions.BeginAsync(context, result.Account!);
                return SeeOther(SignInPaths.Safe(form.Value(SignInPaths.Back)));
            case SignInStatus.NeedsCode:
                await SignInSessions.AwaitCodeAsync(context, result.Account!);
                return SeeOther(SignInPaths.Code + QueryString.Create(SignInPaths.Back, SignInPaths.Safe(form.Value(SignInPaths.Back))));
            default:
                form.Add("", Explain(result, time));
                return Page(context, form, StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<IResult> ShowCodeAsync(HttpContext context, Caller caller) =>
        caller.IsKnown || await SignInSessions.AwaitedAsync(context) is null
            ? SeeOther(SignInPaths.SignIn)
            : CodePage(context, FormState.From(context.Request.Query));

    private static async Task<IResult> CheckCodeAsync(
        IFormCollection fields, HttpContext context, SignInService signIn, KnownAccounts known, LocalTime time, CancellationToken cancellationToken)
    {
        // The password may have been changed, and sessions ended, between password and code.
        if (await SignInSessions.AwaitedAsync(context) is not { } owner
            || (await known.FindAsync(owner.AccountId, cancellationToken))?.SecurityStamp != owner.Stamp)
        {
            return SeeOther(SignInPaths.SignIn);
        }

        var form = FormState.From(fields);
        var result = await signIn.CheckCodeAsync(owner.AccountId, form.Value(CodeField), cancellationToken);
        if (result.Status != SignInStatus.Done)
        {
            form.Add(
                result.Status == SignInStatus.Locked ? "" : CodeField,
                result.Status == SignInStatus.Locked
                    ? Explain(result, time)
                    : "Mã chưa đúng hoặc đã dùng rồi. Xin gõ mã đang hiện trong ứng dụng, hoặc một mã dự phòng chưa dùng.");
            return CodePage(context, form, StatusCodes.Status422UnprocessableEntity);
        }

        if (form.Checked(DeviceField))
        {
            await SignInSessions.RememberDeviceAsync(context, result.Account!);
        }

        await SignInSessions.BeginAsync(context, result.Account!);
        return SeeOther(SignInPaths.Safe(form.Value(SignInPaths.Back)));
    }

    private static async Task<IResult> SignOutAsync(IFormCollection fields, HttpContext context)
    {
        await SignInSessions.EndAsync(context);
        return SeeOther(Done.Path(SignInPaths.SignIn, SignInPage.SignedOut));
    }

    /// <summary>Why not, without telling whether there is such an account.</summary>
    private static string Explain(SignInResult result, LocalTime time) => result.Status switch
    {
        SignInStatus.Locked => $"Đã gõ sai nhiều lần nên tạm khóa đến {ScreenFormat.DayTime(time.FromUtc(result.Until!.Value))}. "
            + "Nếu quên mật khẩu, xin bấm “Quên mật khẩu”: đặt mật khẩu mới xong là vào được ngay.",
        SignInStatus.Closed => "Tài khoản này đã đóng. Nếu cần dùng lại, xin hỏi quản trị viên của chương trình.",
        _ => "Số điện thoại, địa chỉ thư hoặc mật khẩu chưa đúng. Xin gõ lại; sai năm lần liền thì phải chờ 15 phút.",
    };

    private static SeeOther SeeOther(string path) => new(path);

    private static RazorComponentResult<SignInPage> Page(HttpContext context, FormState form, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<SignInPage>(new { Form = form }) { StatusCode = status };
    }

    private static RazorComponentResult<CodePage> CodePage(HttpContext context, FormState form, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<CodePage>(new { Form = form }) { StatusCode = status };
    }
}
