using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot.Conversations;
using NtmLearn.TestKit;

namespace NtmLearn.Bot.Tests.Channels;

public sealed class DirectLineConversationTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private readonly TestHost host = fixture.Host;

    [Fact]
    public async Task Start_Twice_Is201Then200OnTheSameConversation()
    {
        using var client = host.DirectLine();
        client.SecretOrToken = (await client.GenerateAsync()).Text("token");

        var first = await client.StartAsync();
        var second = await client.StartAsync();

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, second.Status));
        Assert.Equal(first.Text("conversationId"), second.Text("conversationId"));
        Assert.StartsWith("wss://hoidap.example/v3/directline/conversations/", second.Text("streamUrl"), StringComparison.Ordinal);
        Assert.NotNull(second.Text("token"));
    }

    [Fact]
    public async Task Start_WithTheEmptyUserOfMicrosoftsClient_IsAccepted()
    {
        using var client = host.DirectLine();

        var response = await client.StartAsync(new JsonObject { ["user"] = new JsonObject() });

        Assert.Equal(HttpStatusCode.Created, response.Status);
    }

    [Fact]
    public async Task Post_Message_ComesBackUntouchedBeforeItsReply()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();
        var message = DirectLineClient.Message("kinh phí?", clientActivityId: "c1");
        message["channelData"]!["mine"] = new JsonObject { ["deep"] = new JsonArray(1, "hai", null, 1.50m) };
        message["unknownField"] = "kept";
        message["localTimestamp"] = "2026-05-04T08:00:00.000+07:00";

        var id = (await client.PostAsync(conversationId, message)).Text("id");

        await client.ReplyToAsync(conversationId, id);
        var activities = (await client.ReadAsync(conversationId)).Body!["activities"]!.AsArray();
        var echo = activities.Single(a => (string?)a!["id"] == id)!;
        var reply = activities.Single(a => (string?)a!["replyToId"] == id)!;
        Assert.True(activities.IndexOf(echo) < activities.IndexOf(reply));
        Assert.True(JsonNode.DeepEquals(message["channelData"], echo["channelData"]), echo.ToJsonString());
        Assert.Equal("kept", (string?)echo["unknownField"]);
        Assert.Equal("2026-05-04T08:00:00.000+07:00", (string?)echo["localTimestamp"]);
        Assert.EndsWith("Z", (string?)echo["timestamp"], StringComparison.Ordinal);
        Assert.StartsWith($"{conversationId}|", id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_PageByPage_GivesEveryActivityOnceThenNone()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();
        for (var i = 0; i < TranscriptService.PageSize; i++)
        {
            await client.PostAsync(conversationId, new JsonObject { ["type"] = "event", ["name"] = $"e{i}", ["from"] = new JsonObject { ["id"] = "x" } });
        }

        var ids = new List<string>();
        var watermark = "";
        while (await client.ReadAsync(conversationId, watermark) is var set && set.Body!["activities"]!.AsArray() is { Count: > 0 } activities)
        {
            ids.AddRange(activities.Select(a => (string)a!["id"]!));
            watermark = set.Text("watermark");
        }

        Assert.Equal(TranscriptService.PageSize + 1, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids, ids.Order(StringComparer.Ordinal));
        Assert.Equal(watermark, (await client.ReadAsync(conversationId, watermark)).Text("watermark"));
    }

    [Fact]
    public async Task Post_AsSomebodyElse_IsTheUserOfTheToken()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync("dl_an");

        var id = (await client.PostAsync(conversationId, DirectLineClient.Message("ai?", userId: "dl_binh"))).Text("id");

        var echo = (await client.ReadAsync(conversationId)).Body!["activities"]!.AsArray().Single(a => (string?)a!["id"] == id);
        Assert.Equal("dl_an", (string?)echo!["from"]!["id"]);
    }

    [Fact]
    public async Task Read_WithTheTokenOfAnotherConversation_IsForbidden()
    {
        using var mine = host.DirectLine();
        using var other = host.DirectLine();
        await mine.OpenAsync();
        var theirs = await other.OpenAsync();

        var statuses = new[]
        {
            (await mine.ReadAsync(theirs)).Status,
            (await mine.PostAsync(theirs, DirectLineClient.Message("x"))).Status,
            (await mine.ReconnectAsync(theirs)).Status,
        };

        Assert.All(statuses, s => Assert.Equal(HttpStatusCode.Forbidden, s));
    }

    [Fact]
    public async Task Post_TheSameMessageAgain_GivesTheSameIdAndOneReply()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();
        var message = DirectLineClient.Message("một lần", clientActivityId: "same");

        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await client.PostAsync(conversationId, message)).Text("id")));

        await client.ReplyToAsync(conversationId, ids[0]);
        var conversation = Guid.ParseExact(conversationId, "N");
        Assert.Single(ids.Distinct());
        Assert.Equal(1, await host.QueryAsync(db => db.Set<InboundMessage>().CountAsync(m => m.ConversationId == conversation)));
        Assert.Equal(1, await host.QueryAsync(db => db.Set<OutboundMessage>().CountAsync(m => m.ConversationId == conversation && m.Turn > 0)));
    }

    [Fact]
    public async Task Post_AfterEndOfConversation_IsRefusedAndHistoryStays()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();
        await client.PostAsync(conversationId, new JsonObject { ["type"] = "endOfConversation", ["from"] = new JsonObject { ["id"] = "dl_test" } });

        var late = await client.PostAsync(conversationId, DirectLineClient.Message("còn đó không?"));

        Assert.Equal((HttpStatusCode.BadRequest, "ConversationEnded"), (late.Status, late.ErrorCode));
        var history = await client.ReadAsync(conversationId);
        Assert.Contains(history.Body!["activities"]!.AsArray(), a => (string?)a!["type"] == "endOfConversation");
    }

    [Theory]
    [InlineData("{\"from\":{\"id\":\"x\"}}")]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":\"message\",\"from\":{\"id\":\"\"}}")]
    [InlineData("{\"type\":\"event\",\"from\":{\"id\":\"x\"}}")]
    [InlineData("{\"type\":\"conversationUpdate\",\"from\":{\"id\":\"x\"}}")]
    [InlineData("[]")]
    public async Task Post_WithoutWhatAnActivityNeeds_IsMalformed(string body)
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();

        var response = await client.PostAsync(conversationId, JsonNode.Parse(body)!);

        Assert.Equal((HttpStatusCode.BadRequest, "BadArgument"), (response.Status, response.ErrorCode));
    }

    [Fact]
    public async Task Post_OfAnUnknownType_SurvivesAndIsNotAnswered()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();

        var id = (await client.PostAsync(conversationId, JsonNode.Parse("""{"type":"x/future","from":{"id":"y"},"odd":[{"a":null}]}""")!)).Text("id");

        var echo = (await client.ReadAsync(conversationId)).Body!["activities"]!.AsArray().Single(a => (string?)a!["id"] == id)!;
        Assert.Equal("""[{"a":null}]""", echo["odd"]!.ToJsonString());
        var conversation = Guid.ParseExact(conversationId, "N");
        Assert.False(await host.QueryAsync(db => db.Set<InboundMessage>().AnyAsync(m => m.ConversationId == conversation)));
    }

    [Fact]
    public async Task Post_LargerThanAllowed_IsRefusedAsTooLarge()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();

        var response = await client.PostAsync(conversationId, DirectLineClient.Message(new string('x', 260 * 1024)));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig"), (response.Status, response.ErrorCode));
    }

    [Theory]
    [InlineData("GET", "nothing/here", HttpStatusCode.NotFound)]
    [InlineData("GET", "session/getsessionid", HttpStatusCode.NotFound)]
    [InlineData("POST", "conversations/00000000000000000000000000000000/activities", HttpStatusCode.NotFound)]
    public async Task Call_ThatDoesNotExist_HasAnErrorBody(string method, string path, HttpStatusCode expected)
    {
        using var client = host.DirectLine();

        var response = await client.SendAsync(HttpMethod.Parse(method), path, DirectLineClient.Message("x"));

        Assert.Equal(expected, response.Status);
        Assert.NotNull(response.ErrorCode);
    }

    [Fact]
    public async Task Upload_IsRefusedAsNotSupported()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();

        var response = await client.SendAsync(HttpMethod.Post, $"conversations/{conversationId}/upload?userId=x", new ByteArrayContent([1, 2]));

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "NotSupported"), (response.Status, response.ErrorCode));
    }

    [Fact]
    public async Task Preflight_ForMicrosoftsHeaders_IsAllowed()
    {
        using var client = host.DirectLine(null);

        using var request = new HttpRequestMessage(HttpMethod.Options, "v3/directline/conversations");
        request.Headers.Add("Origin", "https://anywhere.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("x-ms-bot-agent", response.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Read_WithTheSecret_OpensWhatASecretOpenedAndNothingElse()
    {
        using var opened = host.DirectLine();
        var conversationId = await opened.OpenAsync();
        using var secret = host.DirectLine();
        var page = await fixture.OpenFromPageAsync();

        var own = await secret.ReadAsync(conversationId);
        var ofThePage = await secret.ReadAsync(page.ConversationId.ToString("N"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (own.Status, ofThePage.Status));
    }
}
