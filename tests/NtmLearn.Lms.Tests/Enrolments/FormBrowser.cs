using System.Net;
using System.Text.RegularExpressions;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Enrolments;

/// <summary>A browser without JavaScript that fills in the form on the page before it.</summary>
internal sealed partial class FormBrowser(HttpClient client) : IDisposable
{
    /// <summary>Of somebody whom nobody knows.</summary>
    public FormBrowser(TestHost host)
        : this(new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = host.BaseAddress })
    {
    }

    /// <summary>The page shown now.</summary>
    public string Page { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public void Dispose() => client.Dispose();

    public Task OpenAsync(string path) => ShowAsync(client.GetAsync(path));

    /// <summary>Sends hidden fields and tokens as they stand on the page, and what is typed over them.</summary>
    public Task SendAsync(string path, params (string Name, string Value)[] typed) => ShowAsync(client.PostAsync(path, new FormUrlEncodedContent(Fields(typed))));

    /// <summary>The same with a file; one without bytes is a box that was left empty.</summary>
    public Task SendFileAsync(string path, (string Name, string FileName, byte[] Bytes) file, params (string Name, string Value)[] typed)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(typed))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(file.Bytes), file.Name, file.FileName);
        return ShowAsync(client.PostAsync(path, form));
    }

    private Dictionary<string, string> Fields((string Name, string Value)[] typed)
    {
        var fields = new Dictionary<string, string>();
        foreach (Match input in HiddenInput().Matches(Page))
        {
            fields[Attribute(input.Value, "name")] = Attribute(input.Value, "value");
        }

        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        return fields;
    }

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $"{name}=\"([^\"]*)\"").Groups[1].Value);

    private async Task ShowAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        using var response = answer.Headers.Location is { } next ? await client.GetAsync(next) : answer;
        Status = response.StatusCode;
        Page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()) is var text && response.Content.Headers.ContentType?.MediaType == "text/html"
            ? text
            : $"{Status}: {text}";
    }

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex HiddenInput();
}
