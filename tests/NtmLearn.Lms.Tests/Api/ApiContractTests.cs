using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Api;

/// <summary>What holds for every endpoint of the API, whatever it is about; a new one is tried without being named here.</summary>
public sealed partial class ApiContractTests(ApiContractTests.Program program) : IClassFixture<ApiContractTests.Program>
{
    private static readonly string[] Writes = ["POST", "PUT", "PATCH", "DELETE"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Endpoints_WithoutAKey_AskForOne()
    {
        Assert.NotEmpty(program.Endpoints);
        foreach (var endpoint in program.Endpoints)
        {
            using var response = await program.SendAsync(endpoint, bearer: null, "{}", "k1");

            await ProblemAsync(endpoint, response, HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Endpoints_WithAKeyOfARoleWithoutTheRight_AreForbidden()
    {
        var keys = new Dictionary<Role, string>();
        foreach (var endpoint in program.Endpoints)
        {
            var rights = endpoint.Endpoint.Metadata.GetMetadata<AccessRequirement>()?.Rights ?? [];
            Assert.True(rights.Count > 0, $"{endpoint} names no right");
            var without = Enum.GetValues<Role>().Where(role => role != Role.UnitManager && rights.All(right => AccessRules.Of(role, right) == Reach.None)).ToList();
            Assert.NotEmpty(without);
            foreach (var role in without)
            {
                keys.TryAdd(role, (await program.Host.AddApiKeyAsync(role)).Secret);
                using var response = await program.SendAsync(endpoint, keys[role], "{}", $"{Guid.NewGuid()}");

                await ProblemAsync(endpoint, response, HttpStatusCode.Forbidden);
            }
        }
    }

    [Fact]
    public async Task Writes_WithoutABody_AreBadRequests()
    {
        foreach (var endpoint in program.Endpoints.Where(e => e.IsWrite && e.Method != "DELETE"))
        {
            foreach (var body in (string?[])[null, "", "null", .. endpoint.TakesABody ? ["{}"] : (string[])[]])
            {
                using var response = await program.SendAsync(endpoint, program.KeyFor(endpoint), body, $"{Guid.NewGuid()}");

                if (endpoint.TakesABody || body is null or "")
                {
                    await ProblemAsync(endpoint, response, HttpStatusCode.BadRequest);
                }
            }
        }
    }

    [Fact]
    public async Task Writes_WithoutAnIdempotencyKey_NameTheHeader()
    {
        foreach (var endpoint in program.Endpoints.Where(e => e.IsWrite))
        {
            using var response = await program.SendAsync(endpoint, program.KeyFor(endpoint), endpoint.Method == "DELETE" ? null : "{}", key: null);

            var problem = await ProblemAsync(endpoint, response, HttpStatusCode.BadRequest);
            Assert.True(problem.GetProperty("detail").GetString()!.Contains("Idempotency-Key", StringComparison.Ordinal), $"{endpoint}: {problem}");
        }
    }

    [Fact]
    public async Task Description_ListsEveryEndpointAndSaysWhatIsRequired()
    {
        var document = await program.Host.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Stop);

        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name.ToUpperInvariant()} {path.Name}"));
        Assert.Equal(program.Endpoints.Select(e => $"{e.Method} {Constraint().Replace(e.Route, "}")}").Order(), described.Order());
        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Equal(["code", "kind", "level", "name"], RequiredOf(schemas, "UnitRequest"));
        Assert.Equal(["fullName"], RequiredOf(schemas, "CreatePersonRequest"));
        Assert.Equal(["name", "role"], RequiredOf(schemas, "CreateApiKeyRequest"));
        Assert.Equal(["reason"], RequiredOf(schemas, "ReasonRequest"));
    }

    private static IEnumerable<string> RequiredOf(JsonElement schemas, string name) =>
        schemas.GetProperty(name).TryGetProperty("required", out var required) ? required.EnumerateArray().Select(r => r.GetString()!).Order() : [];

    private static async Task<JsonElement> ProblemAsync(ApiEndpoint endpoint, HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(
            response.StatusCode == status && response.Content.Headers.ContentType?.MediaType == "application/problem+json",
            $"{endpoint}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    [GeneratedRegex(@":[^}]+\}")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    public sealed record ApiEndpoint(string Method, string Route, RouteEndpoint Endpoint)
    {
        public bool IsWrite => Writes.Contains(Method);

        public bool TakesABody => Endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null;

        public bool TakesAFile => Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("multipart/form-data") == true;

        public override string ToString() => $"{Method} {Route}";
    }

    /// <summary>The program, its endpoints, and a key for each right.</summary>
    public sealed class Program : IAsyncLifetime
    {
        private readonly Dictionary<Role, string> keys = [];
        private TestHost? host;

        public TestHost Host => host ?? throw new InvalidOperationException("The program has not started.");

        public IReadOnlyList<ApiEndpoint> Endpoints { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            host = await TestHost.StartAsync([new("Api:RequestsPerMinute", "100000")], ScriptedResponder.Respond);
            Endpoints =
            [
                .. from endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct()
                   let route = "/" + endpoint.RoutePattern.RawText!.Trim('/')
                   where route.StartsWith("/api/v1/", StringComparison.Ordinal)
                   from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
                   select new ApiEndpoint(method, route, endpoint),
            ];
            foreach (var role in (Role[])[Role.Coordinator, Role.Administrator])
            {
                keys[role] = (await host.AddApiKeyAsync(role)).Secret;
            }
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();

        /// <summary>A key that is let in there.</summary>
        public string KeyFor(ApiEndpoint endpoint)
        {
            var rights = endpoint.Endpoint.Metadata.GetMetadata<AccessRequirement>()!.Rights;
            return keys.First(k => rights.Any(right => AccessRules.Of(k.Key, right) != Reach.None)).Value;
        }

        public Task<HttpResponseMessage> SendAsync(ApiEndpoint endpoint, string? bearer, string? body, string? key)
        {
            var request = new HttpRequestMessage(HttpMethod.Parse(endpoint.Method), Parameter().Replace(endpoint.Route, "00000000-0000-7000-8000-000000000001"));
            request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
            request.Content = body is null || endpoint.Method == "GET" ? null
                : endpoint.TakesAFile ? new MultipartFormDataContent { { new StringContent("x"), "other" } }
                : new StringContent(body, Encoding.UTF8, "application/json");
            if (key is not null)
            {
                request.Headers.Add("Idempotency-Key", key);
            }

            return Host.Http.SendAsync(request, Stop);
        }
    }
}
