using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Feedback;
using NtmLearn.TestKit;

namespace NtmLearn.Bot.Tests.Channels;

public sealed class DirectLineReplyTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private readonly TestHost host = fixture.Host;

    [Fact]
    public async Task Reply_WithACitation_CarriesWhatWebChatAndOurPageShow()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();

        var reply = await client.AskAsync(conversationId, "kinh phí?");

        Assert.Equal("bot", (string?)reply["from"]!["role"]);
        var text = (string)reply["text"]!;
        Assert.Contains("Bạn hỏi: kinh phí?  \n\\*Lần trước\\*", text, StringComparison.Ordinal);
        Assert.EndsWith(
            "[1]\n\n[1]: https://hoidap.example/van-ban/ke-hoach-38?tu=10&den=27#kinh-phi \"38/KH-UBND, Kinh phí\"", text, StringComparison.Ordinal);
        var claim = reply["entities"]![0]!["citation"]![0]!;
        Assert.Equal(1, (int)claim["position"]!);
        Assert.Equal("ngân sách nhà nước", (string?)claim["appearance"]!["text"]);
        var button = reply["suggestedActions"]!["actions"]![0]!;
        Assert.Equal(("imBack", "Còn cấp xã thì sao?"), ((string?)button["type"], (string?)button["value"]));
        var data = reply["channelData"]!["reply"]!;
        Assert.Equal(("Answered", "vi"), ((string?)data["status"], (string?)data["language"]));
        Assert.Equal("2023-04-18", (string?)data["citations"]![0]!["date"]);
        Assert.Equal("ngân sách nhà nước", (string?)data["citations"]![0]!["quotes"]![0]);
    }

    [Fact]
    public async Task Reply_InAConversationOpenedWithASecret_CarriesWhatOutsideChecksRead()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();

        var ntm = (await client.AskAsync(conversationId, "kinh phí?"))["channelData"]!["ntm"]!;

        Assert.Equal(("Answered", "ask_plan", "kinh phí"), ((string?)ntm["status"], (string?)ntm["intent"], (string?)ntm["slots"]!["topic"]));
        Assert.Equal(
            """[{"documentId":"ke-hoach-38","section":"kinh-phi","spans":[{"start":10,"end":27,"text":"ngân sách nhà nước"}]}]""",
            ntm["citations"]!.ToJsonString(Relaxed));
        Assert.NotNull((string?)ntm["receiptId"]);
    }

    [Fact]
    public async Task Reply_ToOurOwnPage_CarriesNoDiagnostics()
    {
        var page = await fixture.OpenFromPageAsync();
        using var client = host.DirectLine(page.Token);

        var reply = await client.AskAsync(page.ConversationId.ToString("N"), "kinh phí?");

        Assert.Null(reply["channelData"]!["ntm"]);
        Assert.NotNull(reply["channelData"]!["reply"]);
    }

    [Fact]
    public async Task Thumb_PressedTwice_IsKeptOnce()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();
        var reply = await client.AskAsync(conversationId, "kinh phí?");
        var receiptId = Guid.ParseExact((string)reply["channelData"]!["reply"]!["receiptId"]!, "N");
        var action = reply["entities"]![0]!["potentialAction"]!.AsArray().Single(a => (string?)a!["@type"] == "DislikeAction")!.DeepClone();
        action["actionStatus"] = "CompletedActionStatus";
        var thumb = new JsonObject
        {
            ["type"] = "event",
            ["name"] = "webchat:activity-status/feedback",
            ["from"] = new JsonObject { ["id"] = "dl_test" },
            ["entities"] = new JsonArray(action),
        };

        await client.PostAsync(conversationId, thumb);
        await client.PostAsync(conversationId, thumb);

        var kept = await host.QueryAsync(db => db.Set<AnswerFeedback>().Where(f => f.ReceiptId == receiptId).ToListAsync());
        Assert.False(Assert.Single(kept).Liked);
    }

    [Fact]
    public async Task Thumb_WithAReasonThatHoldsATelephoneNumber_IsKeptWithoutIt()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();
        var reply = await client.AskAsync(conversationId, "kinh phí?");
        var receipt = (string)reply["channelData"]!["reply"]!["receiptId"]!;
        var thumb = new JsonObject
        {
            ["type"] = "event",
            ["name"] = "webchat:activity-status/feedback",
            ["from"] = new JsonObject { ["id"] = "dl_test" },
            ["value"] = new JsonObject { ["reason"] = "gọi tôi 0912345678" },
            ["entities"] = new JsonArray(new JsonObject
            {
                ["@type"] = "DislikeAction",
                ["@id"] = $"receipt:{receipt}:DislikeAction",
                ["result"] = new JsonObject { ["@type"] = "UserReview", ["text"] = "số tôi 0987654321" },
            }),
        };

        await client.PostAsync(conversationId, thumb);

        var conversation = Guid.ParseExact(conversationId, "N");
        var lines = await host.QueryAsync(db => db.Set<TranscriptEntry>().Where(e => e.ConversationId == conversation).Select(e => e.Json).ToListAsync());
        Assert.DoesNotContain(lines, json => json.Contains("0912345678", StringComparison.Ordinal) || json.Contains("0987654321", StringComparison.Ordinal));
        Assert.Contains(lines, json => json.Contains($"receipt:{receipt}:DislikeAction", StringComparison.Ordinal));
        var receiptId = Guid.ParseExact(receipt, "N");
        Assert.Single(await host.QueryAsync(db => db.Set<AnswerFeedback>().Where(f => f.ReceiptId == receiptId).ToListAsync()));
    }

    [Fact]
    public async Task Greeting_WithAKnownUser_ComesOnceAtTheStart()
    {
        using var client = host.DirectLine();
        client.SecretOrToken = (await client.GenerateAsync(new JsonObject { ["user"] = new JsonObject { ["id"] = "dl_an" } })).Text("token");
        var conversationId = (await client.StartAsync()).Text("conversationId");
        await client.StartAsync();

        var activities = (await client.ReadAsync(conversationId)).Body!["activities"]!.AsArray();

        var greeting = Assert.Single(activities)!;
        Assert.Contains("90 ngày", (string?)greeting["text"], StringComparison.Ordinal);
        Assert.Null(greeting["replyToId"]);
    }

    [Fact]
    public async Task Greeting_WithoutAKnownUser_ComesJustBeforeTheFirstMessage()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync(userId: null);
        Assert.Empty((await client.ReadAsync(conversationId)).Body!["activities"]!.AsArray());

        await client.AskAsync(conversationId, "kinh phí?", userId: "visitor");

        var activities = (await client.ReadAsync(conversationId)).Body!["activities"]!.AsArray();
        Assert.Equal(["Greeting", null, "Answered"], activities.Select(a => (string?)a!["channelData"]?["reply"]?["status"]));
    }

    [Fact]
    public async Task Turn_ThatFails_IsAnsweredWithAnApology()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();

        var reply = await client.AskAsync(conversationId, ScriptedResponder.Fail);

        Assert.Equal("Failed", (string?)reply["channelData"]!["reply"]!["status"]);
        var conversation = Guid.ParseExact(conversationId, "N");
        Assert.False(await host.QueryAsync(db => db.Set<InboundMessage>().AnyAsync(m => m.ConversationId == conversation && m.State == InboundState.Pending)));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
