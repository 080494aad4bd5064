using System.Text.Json.Nodes;
using NtmLearn.ZaloSimulator;
using NtmLearn.ZaloSimulator.Webhooks;

namespace NtmLearn.Web.Tests.Zalo;

/// <summary>What the simulator tells the site, and how often.</summary>
public sealed class SimulatorWebhookTests
{
    private const string User = SimulatorFixture.User;

    [Fact]
    public async Task SendText_ToTheSite_IsSignedAndInStrings()
    {
        await using var site = await RecordingSite.StartAsync();
        await using var fixture = await SimulatorFixture.StartAsync(site.Webhook);

        var delivery = await fixture.Zalo.SendTextAsync(User, "Cho tôi hỏi lịch học");
        var received = await site.NextAsync();

        var body = JsonNode.Parse(received.Body)!;
        Assert.Equal(WebhookState.Delivered, delivery.State);
        Assert.Equal(
            WebhookSignature.Sign(DemoCredentials.AppId, received.Body, "1777863600000", DemoCredentials.OaSecretKey),
            received.Headers[WebhookSignature.Header]);
        Assert.Equal("1777863600000", (string?)body["timestamp"]);
        Assert.Equal(User, (string?)body["sender"]!["id"]);
        Assert.Equal(DemoCredentials.OaId, (string?)body["recipient"]!["id"]);
        Assert.Contains("Cho tôi hỏi lịch học", received.Body, StringComparison.Ordinal);
        Assert.False(received.Headers.ContainsKey("num_retry"));
    }

    [Fact]
    public async Task Failure_Repeated_ComesAfterEachPauseWithItsNumber()
    {
        await using var site = await RecordingSite.StartAsync();
        await using var fixture = await SimulatorFixture.StartAsync(site.Webhook);
        site.NextStatuses.Enqueue(500);
        site.NextStatuses.Enqueue(202);

        var delivery = await fixture.Zalo.SendTextAsync(User, "Xin chào");
        fixture.Zalo.Clock.Advance(TimeSpan.FromSeconds(30));
        await delivery.AttemptAsync(1);
        fixture.Zalo.Clock.Advance(TimeSpan.FromMinutes(5));
        await delivery.AttemptAsync(2);

        var received = new[] { await site.NextAsync(), await site.NextAsync(), await site.NextAsync() };
        Assert.Equal(WebhookState.Delivered, delivery.State);
        Assert.Equal([500, 202, 200], delivery.Attempts.Select(a => a.Status!.Value));
        Assert.Equal([null, "1", "2"], received.Select(r => r.Headers.GetValueOrDefault("num_retry")));
        Assert.Single(received.Select(r => r.Body).Distinct());
    }

    [Fact]
    public async Task Failure_BeforeThePauseIsOver_IsNotRepeated()
    {
        await using var site = await RecordingSite.StartAsync();
        await using var fixture = await SimulatorFixture.StartAsync(site.Webhook);
        site.NextStatuses.Enqueue(500);

        var delivery = await fixture.Zalo.SendTextAsync(User, "Xin chào");
        fixture.Zalo.Clock.Advance(TimeSpan.FromSeconds(29));
        await fixture.Zalo.Webhooks.IdleAsync();

        Assert.Single(delivery.Attempts);
    }

    [Fact]
    public async Task Failure_EveryTime_EndsTheSubscription()
    {
        await using var site = await RecordingSite.StartAsync();
        await using var fixture = await SimulatorFixture.StartAsync(site.Webhook);
        foreach (var status in Enumerable.Repeat(503, 6))
        {
            site.NextStatuses.Enqueue(status);
        }

        var delivery = await fixture.Zalo.SendTextAsync(User, "Xin chào");
        for (var retry = 0; retry < WebhookSender.Pauses.Count; retry++)
        {
            fixture.Zalo.Clock.Advance(WebhookSender.Pauses[retry]);
            await delivery.AttemptAsync(retry + 1);
        }

        var later = await fixture.Zalo.SendTextAsync(User, "Còn đó không");
        Assert.Equal(WebhookState.GivenUp, delivery.State);
        Assert.Equal(6, delivery.Attempts.Count);
        Assert.Equal(WebhookState.NotSent, later.State);
        Assert.False(fixture.Zalo.Webhooks.IsSubscribed);
    }

    [Fact]
    public async Task Silence_ForTwoSeconds_IsAFailure()
    {
        await using var site = await RecordingSite.StartAsync();
        await using var fixture = await SimulatorFixture.StartAsync(site.Webhook);
        site.IsSilent = true;

        var sending = fixture.Zalo.SendTextAsync(User, "Xin chào");
        await site.NextAsync();
        fixture.Zalo.Clock.Advance(WebhookSender.AnswerWithin);
        var delivery = await sending;

        Assert.Null(Assert.Single(delivery.Attempts).Status);
        Assert.Equal(WebhookState.Pending, delivery.State);
    }

    [Fact]
    public async Task Answer_Lost_BringsTheSameEventAgain()
    {
        await using var site = await RecordingSite.StartAsync();
        await using var fixture = await SimulatorFixture.StartAsync(site.Webhook);
        fixture.Zalo.Webhooks.DisregardAnswers(1);

        var delivery = await fixture.Zalo.SendTextAsync(User, "Xin chào");
        fixture.Zalo.Clock.Advance(TimeSpan.FromSeconds(30));
        await delivery.AttemptAsync(1);

        Assert.Equal((await site.NextAsync()).Body, (await site.NextAsync()).Body);
        Assert.Equal(WebhookState.Delivered, delivery.State);
    }

    [Fact]
    public async Task OaSends_ToAUser_BringsEchoAndReceipt()
    {
        await using var site = await RecordingSite.StartAsync();
        await using var fixture = await SimulatorFixture.StartAsync(site.Webhook);
        await fixture.Zalo.SendTextAsync(User, "Xin chào");
        await site.NextAsync();

        var answer = await fixture.SendTextAsync();
        await fixture.Zalo.Webhooks.IdleAsync();

        var events = new[] { await site.NextAsync(), await site.NextAsync() }.Select(e => JsonNode.Parse(e.Body)!).ToList();
        Assert.Equal(["oa_send_text", "user_received_message"], events.Select(e => (string?)e["event_name"]).Order());
        Assert.All(events, e => Assert.Equal((string?)answer["data"]!["message_id"], (string?)e["message"]!["msg_id"]));
        Assert.All(events, e => Assert.Equal(DemoCredentials.OaId, (string?)e["sender"]!["id"]));
    }

    [Fact]
    public async Task Acts_OfEveryKind_AreTold()
    {
        await using var site = await RecordingSite.StartAsync();
        await using var fixture = await SimulatorFixture.StartAsync(site.Webhook);
        var events = fixture.Zalo.Events;
        fixture.Zalo.Users.Add("Bà Sáu", id: User);

        await events.FollowAsync(User);
        await events.SendImageAsync(User, "https://site.example/a.jpg");
        await events.SendStickerAsync(User, "46986", "https://site.example/s.png");
        await events.SendAudioAsync(User, "https://site.example/a.amr");
        await events.SendLocationAsync(User, 9.6, 105.98);
        await events.SendFileAsync(User, "don.pdf", "https://site.example/don.pdf", 1234, "d41d8cd98f00b204e9800998ecf8427e");
        await events.SubmitInfoAsync(User, new("Nguyễn Văn A", "84901234567") { Ward = "Xã An Lạc Thôn" });
        await events.SubmitInfoAsync(User, new("Nguyễn Văn A", "84901234567") { District = "Kế Sách", IsOlderShape = true, PhoneIsNumber = true });
        await events.ClickChatNowAsync(User);
        var secondClick = await events.ClickChatNowAsync(User);
        await fixture.SendTextAsync();
        await events.SeeAsync(User);
        await events.ReactAsync(User, fixture.Zalo.Sent.All[0].MessageId);
        await events.SendAsOfficerAsync(User, "Tôi là cán bộ đây");
        await events.WithdrawAsync(User);
        await events.UnfollowAsync(User);
        await events.SendEventAsync("event_of_next_year", new() { ["what"] = 1 });
        await events.RevokePermissionAsync();
        await fixture.Zalo.Webhooks.IdleAsync();

        Assert.Null(secondClick);
        Assert.All(fixture.Zalo.Webhooks.Deliveries, d => Assert.Equal(WebhookState.Delivered, d.State));
        Assert.Equal(
            [
                "follow", "user_send_image", "user_send_sticker", "user_send_audio", "user_send_location", "user_send_file", "user_submit_info",
                "user_submit_info", "user_click_chatnow", "oa_send_text", "user_received_message", "user_seen_message", "user_reacted_message",
                "oa_send_text", "user_withdraw", "unfollow", "event_of_next_year", "permission_revoked",
            ],
            fixture.Zalo.Webhooks.Deliveries.Select(d => d.EventName));
        var shapes = fixture.Zalo.Webhooks.Deliveries.Where(d => d.EventName == "user_submit_info").Select(d => JsonNode.Parse(d.Body)!["info"]!).ToList();
        Assert.Equal("Xã An Lạc Thôn", (string?)shapes[0]["full_address"]!["user_ward"]);
        Assert.Equal(84901234567, (long)shapes[1]["phone"]!);
    }
}
