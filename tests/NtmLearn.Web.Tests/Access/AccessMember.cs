using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using NtmLearn.Lms.Access;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Access;

/// <summary>A visitor, or somebody with one role: signed in for pages, and with a key of that role for the API.</summary>
public sealed partial class AccessMember : IDisposable
{
    private readonly TestBrowser? visitor;
    private readonly SignedIn? signedIn;
    private readonly HttpClient api;
    private readonly string? antiforgery;

    private AccessMember(Role? role, TestBrowser? visitor, SignedIn? signedIn, HttpClient api, string? antiforgery) =>
        (Role, this.visitor, this.signedIn, this.api, this.antiforgery) = (role, visitor, signedIn, api, antiforgery);

    /// <summary>Null for a visitor.</summary>
    public Role? Role { get; }

    public string Name => Role?.ToString() ?? "visitor";

    public static AccessMember Visitor(TestHost host) =>
        new(null, host.OpenBrowser(), null, new HttpClient { BaseAddress = host.BaseAddress }, null);

    public static async Task<AccessMember> OpenAsync(AccessWorld world, Role role, CancellationToken cancellationToken)
    {
        var signedIn = await world.SignInAsync(role);
        var api = new HttpClient { BaseAddress = world.Host.BaseAddress };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await world.KeyAsync(role));
        var page = await new HtmlParser().ParseDocumentAsync(await signedIn.Http.GetStringAsync("/tai-khoan", cancellationToken), cancellationToken);
        return new AccessMember(role, null, signedIn, api, page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));
    }

    /// <summary>Asks for an endpoint; without a call, for things that are not there, and forms without their token.</summary>
    public async Task<AccessAnswer> AskAsync(AccessRow row, AccessCall? call, CancellationToken cancellationToken)
    {
        var isApi = row.Route.StartsWith("/api/", StringComparison.Ordinal);
        var path = Parameter().Replace(row.Route, match =>
            call?.Values.GetValueOrDefault(match.Groups["name"].Value)
            ?? (match.Value.Contains(":guid", StringComparison.Ordinal) ? "00000000-0000-7000-8000-000000000001"
                : match.Value.Contains(":int", StringComparison.Ordinal) ? "1" : "x"));
        using var request = new HttpRequestMessage(row.Method == "*" ? HttpMethod.Get : HttpMethod.Parse(row.Method), path + call?.Query);
        if (request.Method != HttpMethod.Get)
        {
            request.Content = isApi && call?.Json is null ? null : (call ?? AccessCall.At()).Content(call is null ? null : antiforgery);
            request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid():N}");
        }

        var http = isApi ? api : signedIn?.Http ?? visitor!.Http;
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var body = call is null ? "" : WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(cancellationToken));
        return new AccessAnswer(response.StatusCode, response.Headers.Location?.OriginalString, body);
    }

    public void Dispose()
    {
        visitor?.Dispose();
        signedIn?.Dispose();
        api.Dispose();
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
