using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Accounts.SigningIn;

/// <summary>A forgotten password: by e-mail, or by a code that a unit manager gave out.</summary>
internal static class ForgottenEndpoints
{
    public const string Sent = "da-gui";

    public static void MapForgotten(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(SignInPaths.Forgotten).AllowEverybody();
        group.MapGet("", (HttpContext context, Caller caller) => Page(context, FormState.Empty));
        group.MapPost("", SendAsync);
        group.MapGet("/ma", (HttpContext context, Caller caller) => CodePage(context, FormState.Empty));
        group.MapPost("/ma", UseAsync);
    }

    private static async Task<IResult> SendAsync(
        IFormCollection fields, HttpContext context, PasswordCodeService codes, IAccountMailer mailer, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        if (!mailer.IsConfigured || form.Value(SignInEndpoints.NameField).Length == 0)
        {
            form.Add(SignInEndpoints.NameField, "Xin gõ số điện thoại hoặc địa chỉ thư của tài khoản.");
            return Page(context, form, StatusCodes.Status422UnprocessableEntity);
        }

        await codes.SendAsync(form.Value(SignInEndpoints.NameField), cancellationToken);
        return new SeeOther(Done.Path(SignInPaths.NewPassword, Sent));
    }

    private static async Task<IResult> UseAsync(
        IFormCollection fields, HttpContext context, PasswordCodeService codes, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var (name, code) = (form.RequiredText(SignInEndpoints.NameField, "Số điện thoại hoặc địa chỉ thư", Account.EmailMaxLength), form.RequiredText(SignInEndpoints.CodeField, "Mã", 40));
        var password = form.Secret(SignInEndpoints.PasswordField);
        if (password.Length == 0)
        {
            form.Add(SignInEndpoints.PasswordField, "Xin gõ mật khẩu mới.");
        }

        if (!form.HasErrors)
        {
            var outcome = await codes.UseAsync(name, code, password, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(SignInPaths.SignIn, SignInPage.NewPassword));
            }

            form.AddAll(outcome.Refusals);
        }

        return CodePage(context, form, StatusCodes.Status422UnprocessableEntity);
    }

    private static RazorComponentResult<ForgottenPage> Page(HttpContext context, FormState form, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<ForgottenPage>(new { Form = form }) { StatusCode = status };
    }

    private static RazorComponentResult<NewPasswordPage> CodePage(HttpContext context, FormState form, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<NewPasswordPage>(new { Form = form }) { StatusCode = status };
    }
}
