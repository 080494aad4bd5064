using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace NtmLearn.Lms.Screens;

/// <summary>
/// How this visitor wants pages: language and letter size, from <c>?lang=</c> and <c>?size=</c> or the cookies that
/// remember them. One per request, filled before any page is rendered.
/// </summary>
public sealed class Screen
{
    /// <summary>Cookie and query names; the query wins and is remembered.</summary>
    public const string LanguageName = "lang";

    public const string SizeName = "size";

    private static readonly CultureInfo Vietnam = CultureInfo.GetCultureInfo("vi-VN");

    private IQueryCollection? query;

    public ScreenLanguage Language { get; private set; } = ScreenLanguage.Vietnamese;

    public bool LargeText { get; private set; }

    /// <summary>Path of the page, without its query.</summary>
    public string Path { get; private set; } = "/";

    /// <summary>Language tag for <c>lang</c> attributes.</summary>
    public string Code => CodeOf(Language);

    /// <summary>What output caching varies by.</summary>
    public string Variant => LargeText ? Code + "+" : Code;

    /// <summary>Reads the wishes of a request and remembers those that came with the address.</summary>
    public void Read(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        query = context.Request.Query;
        Path = context.Request.PathBase + context.Request.Path;
        Language = LanguageOf(Choose(context, LanguageName, static value => LanguageOf(value) is not null)) ?? ScreenLanguage.Vietnamese;
        LargeText = Choose(context, SizeName, static value => value is "large" or "normal") == "large";
    }

    /// <summary>A fixed text in the visitor's language, or in Vietnamese where there is none yet.</summary>
    public string Text(string key) => ScreenTexts.Find(Language, key).Text;

    /// <summary>The same with values put into its places.</summary>
    public string Text(string key, params object?[] values) => string.Format(Vietnam, Text(key), values);

    /// <summary>A language tag when <see cref="Text(string)"/> had to fall back to Vietnamese, else null.</summary>
    public string? FallbackLanguage(string key) => ScreenTexts.Find(Language, key).IsFallback ? "vi" : null;

    /// <summary>What the address says under a name; empty when it says nothing.</summary>
    public string Asked(string name) => query is null ? "" : query[name].ToString();

    /// <summary>This page again, with one wish changed and the rest of the address kept.</summary>
    public string PathWith(string name, string value) => Path + Without(name).Add(name, value);

    /// <summary>This page again without one wish, or without one of its several values.</summary>
    public string PathWithout(string name, string? value = null) => Path + Without(name, value);

    private QueryString Without(string name, string? value = null)
    {
        var kept = QueryString.Empty;
        foreach (var (key, values) in query ?? QueryCollection.Empty)
        {
            // Wishes are remembered by then, and what was done is said once.
            if (key is not (LanguageName or SizeName or Done.Name) && !(key == name && value is null))
            {
                foreach (var item in values.Where(item => key != name || item != value))
                {
                    kept = kept.Add(key, item ?? "");
                }
            }
        }

        return kept;
    }

    /// <summary>18/4/2023, as people write it.</summary>
    public static string Day(DateOnly day) => day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>Language tag of a language.</summary>
    public static string CodeOf(ScreenLanguage language) => language switch
    {
        ScreenLanguage.Khmer => "km",
        ScreenLanguage.English => "en",
        _ => "vi",
    };

    private static ScreenLanguage? LanguageOf(string? code) => code switch
    {
        "vi" => ScreenLanguage.Vietnamese,
        "km" => ScreenLanguage.Khmer,
        "en" => ScreenLanguage.English,
        _ => null,
    };

    private static string? Choose(HttpContext context, string name, Func<string?, bool> isValid)
    {
        var asked = context.Request.Query[name].ToString();
        if (!isValid(asked))
        {
            var remembered = context.Request.Cookies[name];
            return isValid(remembered) ? remembered : null;
        }

        // Late, so that a page with this cookie can still be kept in the output cache without it.
        context.Response.OnStarting(() =>
        {
            context.Response.Cookies.Append(name, asked, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                IsEssential = true,
            });
            return Task.CompletedTask;
        });
        return asked;
    }
}
