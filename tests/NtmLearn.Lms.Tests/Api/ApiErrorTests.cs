using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace NtmLearn.Lms.Tests.Api;

public sealed class ApiErrorTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Joined = "/api/v1/test/joined";

    [Theory]
    [InlineData("/api/v1/keys")]
    [InlineData(Joined)]
    public async Task Post_EmptyBody_IsRefused(string path)
    {
        using var none = await api.PostAsync(path);
        using var empty = await api.PostAsync(path, Json(""));

        await ApiFixture.ProblemAsync(none, HttpStatusCode.BadRequest);
        await ApiFixture.ProblemAsync(empty, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_EmptyObject_NamesWhatIsMissing()
    {
        using var response = await api.PostAsync("/api/v1/keys", Json("{}"));

        var problem = await ApiFixture.ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal("Cần có mục này.", FirstError(problem, "name"));
        Assert.Equal("Cần có mục này.", FirstError(problem, "role"));
    }

    [Fact]
    public async Task Post_ValuesAgainstTheRules_AreToldOneByOne()
    {
        using var response = await api.PostAsync(
            "/api/v1/keys", new { name = new string('a', 101), expiresAt = "2020-01-01T00:00:00Z" });

        var problem = await ApiFixture.ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal("Dài nhất 100.", FirstError(problem, "name"));
        Assert.Equal("Cần có mục này.", FirstError(problem, "role"));
    }

    [Theory]
    [InlineData("""{"name":"a","colour":"red"}""", "colour")]
    [InlineData("""{"name":"a","at":"2026-05-04T08:00:00"}""", "at")]
    [InlineData("""{"name":"a","day":"04/05/2026"}""", "day")]
    [InlineData("""{"name":"a","kind":"Bad"}""", "kind")]
    [InlineData("""{"name":"a","kind":1}""", "kind")]
    [InlineData("""{"name":7}""", "name")]
    public async Task Post_MemberThatCannotBeRead_IsNamed(string body, string member)
    {
        using var response = await api.PostAsync(Joined, Json(body));

        var problem = await ApiFixture.ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.NotEmpty(FirstError(problem, member));
    }

    [Fact]
    public async Task Post_MalformedJson_SaysWhere()
    {
        using var response = await api.PostAsync(Joined, Json("{\"name\":\n oops"));

        var problem = await ApiFixture.ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains("dòng 2", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Post_DayInstantAndEnum_AreWrittenAsAgreed()
    {
        using var response = await api.PostAsync(
            Joined, Json("""{"name":"a","day":"2026-05-04","at":"2026-05-04T08:00:00+07:00","kind":"Good"}"""));

        var body = await response.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
        Assert.Equal("2026-05-04", body.GetProperty("day").GetString());
        Assert.Equal("2026-05-04T01:00:00Z", body.GetProperty("at").GetString());
        Assert.Equal("Good", body.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Post_NotJson_IsRefusedByType()
    {
        using var response = await api.PostAsync(Joined, new StringContent("a=b", Encoding.UTF8, "text/plain"));

        await ApiFixture.ProblemAsync(response, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Post_TooLarge_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Joined) { Content = Json($$"""{"name":"{{new string('x', 31_000_000)}}"}""") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.AdministratorKey);
        request.Headers.Add("Idempotency-Key", ApiFixture.NewKey());
        request.Headers.ExpectContinue = true;
        using var response = await api.Host.Http.SendAsync(request, CancellationToken.None);

        await ApiFixture.ProblemAsync(response, HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Get_ParameterThatIsMissing_IsNamed()
    {
        using var response = await api.SendAsync(HttpMethod.Get, "/api/v1/test/number/5");

        var problem = await ApiFixture.ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.NotEmpty(FirstError(problem, "wanted"));
    }

    [Fact]
    public async Task Request_ToNoEndpoint_IsToldSo()
    {
        using var unknown = await api.SendAsync(HttpMethod.Get, "/api/v1/nothing");
        using var notAllowed = await api.SendAsync(HttpMethod.Put, "/api/v1/keys", new { }, ApiFixture.NewKey());

        await ApiFixture.ProblemAsync(unknown, HttpStatusCode.NotFound);
        await ApiFixture.ProblemAsync(notAllowed, HttpStatusCode.MethodNotAllowed);
        Assert.Contains("POST", notAllowed.Content.Headers.Allow);
    }

    [Fact]
    public async Task Request_ThatFailsByAccident_TellsNothingOfTheHouse()
    {
        using var response = await api.SendAsync(HttpMethod.Get, "/api/v1/test/failing");

        await ApiFixture.ProblemAsync(response, HttpStatusCode.InternalServerError);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(CancellationToken.None), StringComparison.OrdinalIgnoreCase);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static string FirstError(JsonElement problem, string field) =>
        problem.GetProperty("errors").TryGetProperty(field, out var messages)
            ? messages[0].GetString()!
            : throw new InvalidOperationException($"{field} is not named in {problem}");
}
