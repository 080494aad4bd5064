using System.Net.Http.Json;
using System.Text.Json;

namespace NtmLearn.Lms.Tests.Api;

public sealed class ApiDescriptionTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Writes = ["post", "put", "patch", "delete"];

    [Fact]
    public async Task Description_OfTheApi_HoldsItAloneWithKeysAndFailures()
    {
        var document = await api.Host.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json", CancellationToken.None);

        Assert.Equal("NtmLearn API", document.GetProperty("info").GetProperty("title").GetString());
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("ApiKey").GetProperty("scheme").GetString());
        Assert.NotEmpty(document.GetProperty("security").EnumerateArray());
        var paths = document.GetProperty("paths").EnumerateObject().ToList();
        Assert.Contains(paths, p => p.Name == "/api/v1/keys");
        Assert.All(paths, p => Assert.StartsWith("/api/v1/", p.Name, StringComparison.Ordinal));
        foreach (var operation in paths.SelectMany(p => p.Value.EnumerateObject()))
        {
            var isWrite = Writes.Contains(operation.Name);
            Assert.Equal(isWrite, Parameters(operation.Value).Contains("Idempotency-Key"));
            var responses = operation.Value.GetProperty("responses");
            string[] failures = ["400", "401", "403", "404", "429", "500", .. isWrite ? (string[])["409", "422"] : []];
            Assert.All(failures, status => Assert.True(
                responses.GetProperty(status).GetProperty("content").TryGetProperty("application/problem+json", out _), status));
        }
    }

    private static IEnumerable<string?> Parameters(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters)
        ? parameters.EnumerateArray().Select(p => p.GetProperty("name").GetString())
        : [];
}
