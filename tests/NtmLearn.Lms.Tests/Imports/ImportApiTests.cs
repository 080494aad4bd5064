using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NtmLearn.Lms.Access;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Imports;

public sealed class ImportApiTests(ImportHost imports) : IClassFixture<ImportHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_SentAndBegun_IsTakenAndTheRestComesBack()
    {
        using var client = await ClientAsync(Role.Coordinator);
        using var file = Workbook.Of(["Họ và tên", "Điện thoại"], ["Mai Thị Api", "0914 000 101"], ["Mai Thị Sai", "12"]);
        using var body = new MultipartFormDataContent { { new StringContent("People"), "kind" }, { new StreamContent(file), "file", "api.xlsx" } };

        using var sent = await client.SendAsync(Request(HttpMethod.Post, "/api/v1/imports", body), Token);
        Assert.True(sent.StatusCode == HttpStatusCode.Accepted, $"{sent.StatusCode} {await sent.Content.ReadAsStringAsync(Token)}");
        var path = sent.Headers.Location!.ToString();
        var id = Guid.Parse(path.Split('/')[^1]);
        await imports.WaitAsync(id);
        using var begun = await client.SendAsync(Request(HttpMethod.Post, path + "/begin", JsonContent.Create(new { confirm = true })), Token);
        await imports.WaitAsync(id);
        var read = await client.GetFromJsonAsync<JsonElement>(path, Token);
        using var rejected = await client.GetAsync(path + "/rejected", Token);

        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        Assert.Equal(("Done", 1, 1), (read.GetProperty("state").GetString(), read.GetProperty("added").GetInt32(), read.GetProperty("rejected").GetInt32()));
        Assert.Equal("PK"u8.ToArray(), (await rejected.Content.ReadAsByteArrayAsync(Token))[..2]);
        await imports.PersonAsync("Mai Thị Api");
    }

    [Fact]
    public async Task NothingSent_Is400()
    {
        using var client = await ClientAsync(Role.Coordinator);

        using var noFile = await client.SendAsync(Request(HttpMethod.Post, "/api/v1/imports", new MultipartFormDataContent { { new StringContent("People"), "kind" } }), Token);
        using var nothing = await client.SendAsync(Request(HttpMethod.Post, $"/api/v1/imports/{Guid.NewGuid()}/begin", JsonContent.Create(new { })), Token);
        using var none = await client.SendAsync(Request(HttpMethod.Post, "/api/v1/imports", null), Token);

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [noFile.StatusCode, nothing.StatusCode, none.StatusCode]);
    }

    [Fact]
    public async Task KeyOfAnAuditor_Is403()
    {
        using var client = await ClientAsync(Role.Auditor);

        using var response = await client.GetAsync($"/api/v1/imports/{Guid.NewGuid()}", Token);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, HttpContent? body)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return request;
    }

    private Task<HttpClient> ClientAsync(Role role) => imports.Host.OpenApiAsync(role);
}
