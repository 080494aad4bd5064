using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Evaluations;

/// <summary>Rating a class by phone, without saying who one is.</summary>
public static class EvaluationEndpoints
{
    private const string Root = "/danh-gia";
    private const string SentName = "danh-gia";
    private const string SentKey = "da-gui";
    private const int CookieDays = 30;

    /// <summary>Maps <c>/danh-gia/{code}</c>.</summary>
    public static IEndpointRouteBuilder MapRating(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root + "/{code}", ShowAsync).AllowEverybody();
        // By where it comes from and not by a token: a token would tie the form to a browser.
        routes.MapPost(Root + "/{code}", SendAsync).RequireSameOrigin().AllowEverybody();
        return routes;
    }

    /// <summary>What a class's QR leads to.</summary>
    internal static string PathOf(string code) => $"{Root}/{code}";

    private static async Task<Results<RazorComponentResult<EvaluationPage>, NotFound>> ShowAsync(
        string code, HttpContext http, EvaluationReads reads, CancellationToken cancellationToken)
    {
        if (await reads.DoorAsync(code, cancellationToken) is not { } door)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "no-store";
        var isThanks = http.Request.Query[Done.Name] == SentKey;
        var hasSent = http.Request.Cookies.ContainsKey(SentName) && !http.Request.Query.ContainsKey("moi");
        return Page(door, FormState.Empty.With("buoi", SessionOf(door, http.Request.Query["buoi"])), isThanks, hasSent);
    }

    private static async Task<Results<RazorComponentResult<EvaluationPage>, SeeOther, NotFound>> SendAsync(
        string code, IFormCollection fields, HttpContext http, EvaluationReads reads, EvaluationService service, Screen screen, CancellationToken cancellationToken)
    {
        if (await reads.DoorAsync(code, cancellationToken) is not { } door)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(fields);
        var input = Read(form, screen);
        if (form.Key is null)
        {
            form.Add("", screen.Text("evaluation.stale"));
        }
        else if (input is not null)
        {
            var session = SessionOf(door, form.Value("buoi")) is { } number ? door.Sessions[number - 1].SessionId : (Guid?)null;
            var outcome = await service.SendAsync(door.OfferingId, session, input, form.Key, cancellationToken);
            if (outcome.IsDone)
            {
                Remember(http, code);
                return new SeeOther(Done.Path(PathOf(code), SentKey));
            }

            form.Add("", screen.Text("evaluation.closed"));
        }

        return Page(door, form, isThanks: false, hasSent: false);
    }

    private static EvaluationInput? Read(FormState form, Screen screen)
    {
        var marks = EvaluationForm.Questions.Select(q => EvaluationForm.Mark(form.Value(q))).ToList();
        foreach (var (index, question) in EvaluationForm.Questions.Index())
        {
            if (marks[index] is null)
            {
                form.Add(question, screen.Text("evaluation.missing", screen.Text($"evaluation.{question}")));
            }
        }

        var wish = form.Value("wish");
        if (wish.Length > Evaluation.WishMaxLength)
        {
            form.Add("wish", screen.Text("evaluation.long"));
        }

        return form.HasErrors ? null : new EvaluationInput(marks[0], marks[1], marks[2], wish.Length == 0 ? null : wish);
    }

    /// <summary>1 for the first session; null for the class or when there is no such session.</summary>
    private static int? SessionOf(ClassDoor door, string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= door.Sessions.Count ? number : null;

    /// <summary>Only that this device has sent something for this class: the same words on every device.</summary>
    private static void Remember(HttpContext http, string code) => http.Response.Cookies.Append(SentName, "1", new CookieOptions
    {
        Path = PathOf(Uri.EscapeDataString(code)),
        MaxAge = TimeSpan.FromDays(CookieDays),
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        IsEssential = true,
    });

    private static RazorComponentResult<EvaluationPage> Page(ClassDoor door, FormState form, bool isThanks, bool hasSent) =>
        new(new { Class = door, Form = form, IsThanks = isThanks, HasSent = hasSent })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
