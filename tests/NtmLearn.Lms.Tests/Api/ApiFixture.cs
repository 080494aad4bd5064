using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using NtmLearn.Bot.Channels.DirectLine;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api;
using NtmLearn.Lms.Api.Idempotency;
using NtmLearn.Lms.Api.Keys;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Api;

/// <summary>What the endpoints of these tests are sent.</summary>
public sealed record WorkRequest(string? Name, string? Ending = null, DateOnly? Day = null, DateTime? At = null, EndingKind? Kind = null);

public enum EndingKind
{
    Good = 1,
}

/// <summary>What they answer with.</summary>
public sealed record WorkResponse(string Name, Guid Id, DateOnly? Day, DateTime? At, EndingKind? Kind);

/// <summary>The program with three more endpoints: one joins its key's transaction, one cannot, one fails by accident.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    private TestHost? host;

    /// <summary>How often the work of either endpoint was begun.</summary>
    public int Begun;

    /// <summary>Holds the endpoint that cannot join until it is let go.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TestHost Host => host ?? throw new InvalidOperationException("The program has not started.");

    public string AdministratorKey { get; private set; } = "";

    public static string NewKey() => Guid.NewGuid().ToString();

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.StartAsync(responder: ScriptedResponder.Respond, map: Map);
        AdministratorKey = (await CreateKeyAsync(Role.Administrator)).Secret;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public Task<CreatedApiKey> CreateKeyAsync(Role role, DateTime? expiresAt = null) => Host.AddApiKeyAsync(role, expiresAt: expiresAt);

    /// <summary>Sends a request; bodies are JSON unless they are content already.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? key = null, string? bearer = null)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body switch
            {
                null => null,
                HttpContent content => content,
                _ => JsonContent.Create(body),
            },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer ?? AdministratorKey);
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return await Host.Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null, string? key = null) =>
        SendAsync(HttpMethod.Post, path, body, key ?? NewKey());

    /// <summary>Reads a failure and checks that it is told as all are.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Contains(problem.GetProperty("title").GetString()!, c => c > 127);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        return problem;
    }

    private void Map(WebApplication app)
    {
        var group = app.MapApi().MapGroup("/test").RequireSignIn();
        group.MapPost("/joined", JoinedAsync);
        group.MapPost("/claimed", ClaimedAsync);
        group.MapPost("/audited", AuditedAsync);
        group.MapGet("/failing", string () => throw new InvalidOperationException("A secret of the house."));
        group.MapGet("/number/{number:int}", (int number, int wanted) => TypedResults.Ok(number + wanted));
    }

    private async Task<Results<Created<WorkResponse>, ProblemHttpResult>> JoinedAsync(
        WorkRequest request, IdempotencyContext idempotency, CancellationToken cancellationToken) =>
        await idempotency.WriteAsync<Results<Created<WorkResponse>, ProblemHttpResult>>(
            (db, token) => WorkAsync(db, request, token), cancellationToken);

    private async Task<Results<Created<WorkResponse>, ProblemHttpResult>> ClaimedAsync(
        WorkRequest request, WriterGate gate, CancellationToken cancellationToken)
    {
        Arrived.TrySetResult();
        if (Gate is { } held)
        {
            await held.Task;
        }

        return await gate.WriteAsync((db, token) => WorkAsync(db, request, token), cancellationToken);
    }

    /// <summary>Writes as services do, and dies before it answers when told to.</summary>
    private async Task<Results<Created<WorkResponse>, ProblemHttpResult>> AuditedAsync(
        WorkRequest request, AuditedWriter writer, CancellationToken cancellationToken)
    {
        var result = await writer.WriteAsync(
            Actor.Program("test"), (db, token) => WorkAsync(db, request with { Ending = null }, token), cancellationToken);
        return request.Ending == "death" ? throw new InvalidOperationException("As the test says.") : result;
    }

    private async Task<Results<Created<WorkResponse>, ProblemHttpResult>> WorkAsync(
        NtmLearnDbContext db, WorkRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Begun);
        var id = Guid.NewGuid();
        db.Add(new SigningKey { Name = $"{request.Name}-{id:N}", ProtectedValue = "", CreatedAt = DateTime.UnixEpoch });
        await db.SaveChangesAsync(cancellationToken);
        return request.Ending switch
        {
            "crash" => throw new InvalidOperationException("As the test says."),
            "missing" => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound),
            "conflict" => TypedResults.Problem("Lớp đã đóng đăng ký.", statusCode: StatusCodes.Status409Conflict),
            _ => TypedResults.Created(
                $"/api/v1/test/{id}", new WorkResponse(request.Name ?? "", id, request.Day, request.At, request.Kind)),
        };
    }
}
