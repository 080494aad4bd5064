using System.Net;
using AngleSharp.Html.Parser;

namespace NtmLearn.TestKit;

/// <summary>A visitor's browser: cookies of its own, forms with their hidden fields, and no redirects followed.</summary>
public sealed class TestBrowser : IDisposable
{
    public TestBrowser(Uri baseAddress)
    {
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = baseAddress };
        Http.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http { get; }

    public void Dispose() => Http.Dispose();
}

/// <summary>Forms as browsers send them.</summary>
public static class FormPosting
{
    /// <summary>
    /// Opens a page, takes the hidden fields of its form (the antiforgery token among them) and what stands in the others, and
    /// sends it with some fields filled in.
    /// </summary>
    /// <param name="path">The page with the form.</param>
    /// <param name="fields">What is typed; several values of one name are several pairs.</param>
    /// <param name="action">Which form, where the page has several: the address it is sent to. Null takes the one that is sent to the
    /// page itself, else the first of the page's main part.</param>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient http, string path, IEnumerable<KeyValuePair<string, string>> fields, string? action = null, CancellationToken cancellationToken = default)
    {
        using var page = await http.GetAsync(path, cancellationToken);
        var html = await page.Content.ReadAsStringAsync(cancellationToken);
        if (page.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{path} answers {(int)page.StatusCode} {page.Headers.Location}\n{html}");
        }

        return await http.PostFormOfAsync(html, path, fields, action, cancellationToken);
    }

    /// <summary>The same with a page that was opened before.</summary>
    public static async Task<HttpResponseMessage> PostFormOfAsync(
        this HttpClient http, string html, string path, IEnumerable<KeyValuePair<string, string>> fields, string? action = null, CancellationToken cancellationToken = default)
    {
        var document = await new HtmlParser().ParseDocumentAsync(html, cancellationToken);
        var forms = document.QuerySelectorAll("form[method=post]").ToList();
        var pathAlone = path.Split('?')[0];
        var form = forms.Find(f => f.GetAttribute("action") == (action ?? pathAlone))
            ?? (action is null ? document.QuerySelector("main form[method=post]") : null)
            ?? throw new InvalidOperationException($"{path} has no form that is sent to {action ?? pathAlone}; it has {string.Join(", ", forms.Select(f => f.GetAttribute("action")))}.");
        var typed = fields.ToList();
        var standing = form.QuerySelectorAll("input[type=hidden], input[type=text], input[type=tel], input[type=email], input:not([type])")
            .Where(input => input.GetAttribute("name") is { Length: > 0 } name && typed.All(pair => pair.Key != name))
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));
        using var content = new FormUrlEncodedContent(standing.Concat(typed));
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action") ?? path) { Content = content };
        request.Headers.Add("Origin", http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return await http.SendAsync(request, cancellationToken);
    }

    /// <summary>The same with fields named in place.</summary>
    public static Task<HttpResponseMessage> PostFormAsync(this HttpClient http, string path, params (string Name, string Value)[] fields) =>
        http.PostFormAsync(path, fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
