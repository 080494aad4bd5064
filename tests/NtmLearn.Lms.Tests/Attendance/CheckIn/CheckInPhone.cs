using System.Net;
using System.Text.RegularExpressions;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Attendance.CheckIn;

/// <summary>A browser on a telephone, with cookies of its own, that sends the form before it.</summary>
internal sealed partial class CheckInPhone(HttpClient http) : IDisposable
{
    public CheckInPhone(TestHost host)
        : this(new TestBrowser(host.BaseAddress).Http)
    {
    }

    /// <summary>As somebody reads it.</summary>
    public string Page { get; private set; } = "";

    public string Html { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    private string Path { get; set; } = "/";

    /// <summary>The page without what differs from form to form: keys, passes and what was typed.</summary>
    public string Told => Sealed().Replace(Html, "");

    public async Task OpenAsync(string path)
    {
        Path = path;
        await ShowAsync(await http.GetAsync(path, TestContext.Current.CancellationToken));
    }

    public async Task SendAsync(string action, params (string Name, string Value)[] fields) => await ShowAsync(await http.PostFormOfAsync(
        Html, Path, fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), action, TestContext.Current.CancellationToken));

    public Task SignInAsync(string name, string digits) => SendAsync("/diem-danh", ("fullName", name), ("digits", digits));

    public void Dispose() => http.Dispose();

    private async Task ShowAsync(HttpResponseMessage answer)
    {
        if (answer.Headers.Location is { } next)
        {
            answer.Dispose();
            answer = await http.GetAsync(next, TestContext.Current.CancellationToken);
        }

        using (answer)
        {
            Status = answer.StatusCode;
            Html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Page = WebUtility.HtmlDecode(Html);
        }
    }

    [GeneratedRegex("value=\"[^\"]*\"|luot=[^\"]*")]
    private static partial Regex Sealed();
}
