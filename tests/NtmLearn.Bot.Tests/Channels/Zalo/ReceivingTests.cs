using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot.Channels.Zalo;
using NtmLearn.Bot.Channels.Zalo.Receiving;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

public sealed class ReceivingTests(ListeningOa zalo) : IClassFixture<ListeningOa>
{
    private const string VectorBody = """{"app_id":"1122334455667788990","event_name":"user_send_text","sender":{"id":"700100200300400500"},"recipient":{"id":"900800700600500400"},"user_id_by_app":"111222333444555666","message":{"msg_id":"t0001","text":"Cho tôi hỏi lịch học"},"timestamp":"1760000000000"}""";
    private const string VectorSignature = "mac=e8673ed04d3b20077b8e2e4bafd8513bdbc3cfd810db5a424932b14dbf057ef4";

    [Fact]
    public async Task Event_OfTheDocumentedVector_IsTakenOnceHoweverOftenItComes()
    {
        Assert.Equal(HttpStatusCode.OK, await zalo.PostAsync(VectorBody, VectorSignature));
        Assert.Equal(HttpStatusCode.OK, await zalo.PostAsync(VectorBody, VectorSignature));

        var stored = await MessagesOfAsync("700100200300400500");
        Assert.Equal("Cho tôi hỏi lịch học", Assert.Single(stored).Text);
    }

    [Fact]
    public async Task Event_WithOneByteChanged_IsRefusedAndLeavesNothing()
    {
        var changed = VectorBody.Replace("t0001", "t0002", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Unauthorized, await zalo.PostAsync(changed, VectorSignature));

        Assert.DoesNotContain(await zalo.Host.QueryAsync(db => db.Set<InboundMessage>().Select(m => m.ExternalId).ToListAsync()), id => id == "t0002");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mac=")]
    [InlineData("mac=zz")]
    [InlineData("e8673ed04d3b20077b8e2e4bafd8513bdbc3cfd810db5a424932b14dbf057ef4")]
    [InlineData("mac=e8673ed04d3b20077b8e2e4bafd8513bdbc3cfd810db5a424932b14dbf057ef400")]
    public async Task Event_WithoutAGoodSignature_IsRefused(string? signature) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await zalo.PostAsync(VectorBody, signature));

    [Fact]
    public async Task Event_OfAnotherApplication_IsRefusedThoughSigned()
    {
        var body = ListeningOa.Text("1", "other-app", "xin chào");
        body["app_id"] = "5";

        Assert.Equal(HttpStatusCode.Unauthorized, await zalo.PostAsync(body));
    }

    [Fact]
    public async Task Message_WithPersonalData_IsMaskedBeforeItIsStored()
    {
        await zalo.PostAsync(ListeningOa.Text("701", "m-701", "số của tôi là 0912345678"));

        Assert.DoesNotContain("0912345678", Assert.Single(await MessagesOfAsync("701")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            await zalo.Host.QueryAsync(db => db.Set<TranscriptEntry>().Select(e => e.Json).ToListAsync()), json => json.Contains("0912345678", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("user_send_audio", InboundKind.Voice)]
    [InlineData("user_send_image", InboundKind.Picture)]
    [InlineData("user_send_video", InboundKind.Video)]
    [InlineData("user_send_file", InboundKind.File)]
    [InlineData("user_send_location", InboundKind.Location)]
    [InlineData("user_send_sticker", InboundKind.Other)]
    [InlineData("user_send_gif", InboundKind.Other)]
    [InlineData("user_send_link", InboundKind.Other)]
    [InlineData("user_send_business_card", InboundKind.Other)]
    public async Task Message_WithoutWords_IsTakenByItsKindAndNothingOfItIsStored(string name, InboundKind kind)
    {
        var user = $"72{name.Length}";
        var message = JsonNode.Parse("""
            {"msg_id":"x","attachments":[{"type":"any","payload":{"url":"https://f.zdn.invalid/secret-place","coordinates":{"latitude":"9.93","longitude":"106.34"},"description":"{\"phone\":\"0912345678\"}"}}]}
            """)!.AsObject();
        message["msg_id"] = $"kind-{name}";

        Assert.Equal(HttpStatusCode.OK, await zalo.PostAsync(ListeningOa.Event(name, user, new JsonObject { ["message"] = message })));

        Assert.Equal(kind, (await MessagesOfAsync(user)).Single(m => m.ExternalId == $"kind-{name}").Kind);
        var transcript = await zalo.Host.QueryAsync(db => db.Set<TranscriptEntry>().Select(e => e.Json).ToListAsync());
        Assert.DoesNotContain(transcript, json => json.Contains("secret-place", StringComparison.Ordinal) || json.Contains("106.34", StringComparison.Ordinal) || json.Contains("0912345678", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Picture_WithAQuestion_IsAQuestion()
    {
        var body = ListeningOa.Event("user_send_image", "731", new JsonObject
        {
            ["message"] = new JsonObject { ["msg_id"] = "m-731", ["text"] = "đây là gì?", ["attachments"] = new JsonArray() },
        });

        await zalo.PostAsync(body);

        Assert.Equal(InboundKind.Text, Assert.Single(await MessagesOfAsync("731")).Kind);
    }

    [Fact]
    public async Task Follow_Twice_GreetsOnce()
    {
        var follow = new JsonObject
        {
            ["app_id"] = ListeningOa.AppId,
            ["oa_id"] = ListeningOa.OaId,
            ["event_name"] = "follow",
            ["follower"] = new JsonObject { ["id"] = "741" },
            ["timestamp"] = "1760000000000",
        };

        await zalo.PostAsync(follow);
        await zalo.PostAsync(follow);

        var id = (await UserAsync("741"))!.ConversationId;
        Assert.True((await UserAsync("741"))!.IsFollower);
        Assert.Equal(1, await zalo.Host.QueryAsync(db => db.Set<OutboundMessage>().CountAsync(m => m.ConversationId == id)));
        Assert.Empty(await MessagesOfAsync("741"));
    }

    [Theory]
    [InlineData("oa_send_text")]
    [InlineData("user_received_message")]
    [InlineData("user_seen_message")]
    [InlineData("oa_reacted_message")]
    [InlineData("user_click_chatnow")]
    [InlineData("user_reacted_message")]
    [InlineData("user_submit_info")]
    [InlineData("unfollow")]
    [InlineData("add_user_to_tag")]
    [InlineData("user_send_group_text")]
    [InlineData("change_oa_daily_quota")]
    [InlineData("permission_revoked")]
    public async Task Event_ThatAsksForNothing_IsNeverAnsweredAndNamesNobody(string name)
    {
        var body = ListeningOa.Event(name, $"75{name.Length}", new JsonObject
        {
            ["user_id"] = $"75{name.Length}",
            ["message"] = new JsonObject { ["msg_id"] = "m", ["msg_ids"] = new JsonArray("a", 5), ["text"] = "tự nói" },
            ["info"] = new JsonObject { ["name"] = "Nguyễn Văn A", ["phone"] = 84901234567 },
        });

        Assert.Equal(HttpStatusCode.OK, await zalo.PostAsync(body));

        Assert.Null(await UserAsync($"75{name.Length}"));
        Assert.Empty(await zalo.Host.QueryAsync(db => db.Set<ZaloUnknownEvent>().Where(e => e.Name == name).ToListAsync()));
    }

    [Fact]
    public async Task Event_WithAnUnknownName_IsCountedByName()
    {
        await zalo.PostAsync(ListeningOa.Event("user_waved_hand", "761"));
        await zalo.PostAsync(ListeningOa.Event("user_waved_hand", "762"));

        var unknown = Assert.Single(await zalo.Host.QueryAsync(db => db.Set<ZaloUnknownEvent>().Where(e => e.Name == "user_waved_hand").ToListAsync()));
        Assert.Equal(2, unknown.Count);
        Assert.Null(await UserAsync("761"));
    }

    [Fact]
    public async Task Withdraw_ErasesEveryWordAndForgetsWhoItWas()
    {
        await zalo.PostAsync(ListeningOa.Text("771", "m-771", "lời riêng tư"));
        var id = (await UserAsync("771"))!.ConversationId;

        await zalo.PostAsync(ListeningOa.Event("user_withdraw", "771", new JsonObject { ["user_id"] = "771" }));

        Assert.Null(await UserAsync("771"));
        Assert.Empty(await zalo.Host.QueryAsync(db => db.Set<TranscriptEntry>().Where(e => e.ConversationId == id && !e.FromBot).ToListAsync()));
        Assert.All(await zalo.Host.QueryAsync(db => db.Set<InboundMessage>().Where(m => m.ConversationId == id).ToListAsync()), m => Assert.Empty(m.Text));
    }

    [Fact]
    public async Task Message_AfterTheConversationWasEnded_OpensAnother()
    {
        await zalo.PostAsync(ListeningOa.Text("781", "m-781", "một"));
        var first = (await UserAsync("781"))!.ConversationId;
        await zalo.Host.WriteAsync(db => db.Set<Conversation>().Where(c => c.ConversationId == first).ExecuteUpdateAsync(set => set.SetProperty(c => c.EndedAt, DateTime.UnixEpoch)));

        Assert.Equal(HttpStatusCode.OK, await zalo.PostAsync(ListeningOa.Text("781", "m-782", "hai")));

        Assert.NotEqual(first, (await UserAsync("781"))!.ConversationId);
    }

    [Fact]
    public async Task Get_OfTheAddress_ShowsTheVerificationTag()
    {
        using var response = await zalo.Host.Http.GetAsync("webhooks/zalo", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        const string Tag = "<meta name=\"zalo-platform-site-verification\" content=\"tag-for-tests\"";
        Assert.Contains(Tag, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(Tag, await zalo.Host.Http.GetStringAsync("", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private Task<ZaloUser?> UserAsync(string userId) =>
        zalo.Host.QueryAsync(db => db.Set<ZaloUser>().SingleOrDefaultAsync(u => u.UserId == userId));

    private async Task<List<InboundMessage>> MessagesOfAsync(string userId) => await UserAsync(userId) is { } user
        ? await zalo.Host.QueryAsync(db => db.Set<InboundMessage>().Where(m => m.ConversationId == user.ConversationId).ToListAsync())
        : [];
}
