using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot.Channels.DirectLine;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Idempotency;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Api;

public sealed class IdempotentFormTests
{
    [Fact]
    public async Task Form_SentTwice_IsDoneOnceAndRefusedInputKeepsItsKey()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond, map: Map);
        using var visitor = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.BaseAddress };

        using var refused = await SendAsync(visitor, "k1", "");
        using var first = await SendAsync(visitor, "k1", "Trà Cú");
        using var second = await SendAsync(visitor, "k1", "Trà Cú", token: "another");
        using var changed = await SendAsync(visitor, "k1", "Cầu Kè");
        using var without = await SendAsync(visitor, "", "Trà Cú");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.All([first, second], r => Assert.Equal(HttpStatusCode.SeeOther, r.StatusCode));
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, changed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, without.StatusCode);
        Assert.Equal(1, await host.QueryAsync(db => db.Set<SigningKey>().CountAsync(k => k.Name.StartsWith("form-"))));
    }

    private static void Map(WebApplication app) => app.MapPost("/test-form", async (HttpContext http, IdempotentWriter writer) =>
    {
        if (await IdempotentForm.ReadAsync(http, "user:1", "POST /test-form", http.RequestAborted) is not { } call)
        {
            return Results.NotFound();
        }

        var outcome = await writer.RunAsync(
            call,
            async (db, token) =>
            {
                if (http.Request.Form["name"] == "")
                {
                    return new IdempotentResponse(StatusCodes.Status400BadRequest);
                }

                var id = Guid.NewGuid();
                db.Add(new SigningKey { Name = $"form-{id:N}", ProtectedValue = "", CreatedAt = DateTime.UnixEpoch });
                await db.SaveChangesAsync(token);
                return IdempotentResponse.Redirect($"/test-form/{id}");
            },
            http.RequestAborted);
        http.Response.Headers.Location = outcome.Response?.Location;
        return Results.StatusCode(outcome.Response?.Status ?? StatusCodes.Status422UnprocessableEntity);
    }).DisableAntiforgery().AllowEverybody();

    private static Task<HttpResponseMessage> SendAsync(HttpClient visitor, string key, string name, string token = "one") =>
        visitor.PostAsync("/test-form", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["key"] = key,
            ["name"] = name,
            ["__RequestVerificationToken"] = token,
        }));
}
