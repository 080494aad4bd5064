using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot.Conversations;
using NtmLearn.TestKit;
using NtmLearn.ZaloSimulator;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

public sealed class SendingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_OfAPerson_IsGreetedAndAnsweredWithSourceAndButtons()
    {
        await using var oa = await WiredOa.StartAsync();
        var user = oa.Zalo.Users.Add("An");

        await oa.Zalo.SendTextAsync(user.Id, "kinh phí lấy từ đâu");
        var sent = await oa.Zalo.Sent.WaitForAsync(user.Id, 2, Token);

        var answer = oa.Zalo.Sent.To(user.Id)[1];
        Assert.Contains("Bạn hỏi: kinh phí lấy từ đâu", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Nguồn: 38/KH-UBND, Kinh phí\nhttps://hoidap.example/", answer.Text, StringComparison.Ordinal);
        var button = Assert.Single(answer.Buttons);
        Assert.Equal(("Hỏi thêm", "oa.query.show", "Còn cấp xã thì sao?"), (button.Title, button.Type, button.Payload));
        Assert.Equal(0, oa.Zalo.Counters.Closed);
        await StateAsync(oa, DeliveryState.Delivered, 2);
    }

    [Fact]
    public async Task Follow_IsGreeted()
    {
        await using var oa = await WiredOa.StartAsync();
        var user = oa.Zalo.Users.Add("An");

        await oa.Zalo.Events.FollowAsync(user.Id);

        await oa.Zalo.Sent.WaitForAsync(user.Id, 1, Token);
        Assert.Contains("trợ lý tự động", oa.Zalo.Sent.To(user.Id)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongAnswer_IsSentInParts_InOrder()
    {
        var long1 = string.Join(' ', Enumerable.Range(1, 600).Select(i => $"Câu số {i}."));
        await using var oa = await WiredOa.StartAsync(input => ScriptedResponder.Respond(input) with { Text = long1 });
        var user = oa.Zalo.Users.Add("An");

        await oa.Zalo.SendTextAsync(user.Id, "kể hết");
        await StateAsync(oa, DeliveryState.Delivered, 2);

        var parts = oa.Zalo.Sent.To(user.Id).Skip(1).ToList();
        Assert.True(parts.Count > 3);
        Assert.All(parts, p => Assert.True(p.Text!.Length <= 1900 && p.Text.Trim().Length == p.Text.Length));
        Assert.All(parts.SkipLast(1), p => Assert.EndsWith(".", p.Text, StringComparison.Ordinal));
        Assert.All(parts.SkipLast(1), p => Assert.Empty(p.Buttons));
        Assert.StartsWith(long1, string.Join(' ', parts.Select(p => p.Text)), StringComparison.Ordinal);
        Assert.Single(parts[^1].Buttons);
    }

    [Fact]
    public async Task Buttons_ThatTheOaMayNotSend_BecomeNumbersThatCanBePicked()
    {
        await using var oa = await WiredOa.StartAsync(options: new ZaloSimulatorOptions { WithDemoUsers = false, AllowsButtons = false });
        var user = oa.Zalo.Users.Add("An");

        await oa.Zalo.SendTextAsync(user.Id, "một");
        await oa.Zalo.Sent.WaitForAsync(user.Id, 2, Token);
        await oa.Zalo.SendTextAsync(user.Id, "hai");
        await oa.Zalo.Sent.WaitForAsync(user.Id, 3, Token);

        Assert.All(oa.Zalo.Sent.To(user.Id).Skip(1), m => Assert.EndsWith("\n1. Hỏi thêm", m.Text, StringComparison.Ordinal));

        // Asked for once only: the second answer did not try buttons again.
        Assert.Equal(4, oa.Zalo.Counters.CallsTo(ZaloEndpoint.Consultation));
    }

    [Fact]
    public async Task Reply_AfterTheWindowClosed_WaitsAndSaysSo_UntilThePersonWritesAgain()
    {
        await using var oa = await WiredOa.StartAsync();
        var user = oa.Zalo.Users.Add("An");
        oa.Zalo.Faults.Down(ZaloEndpoint.Consultation);
        await oa.Zalo.SendTextAsync(user.Id, "một");
        await oa.Zalo.Faults.NextMetAsync();
        oa.Zalo.Faults.Clear();
        oa.Advance(TimeSpan.FromDays(8));

        await WiredOa.UntilAsync(async () =>
        {
            await oa.SweepAsync();
            return await CountAsync(oa, DeliveryState.WaitingForContact) == 2;
        });

        Assert.Empty(oa.Zalo.Sent.To(user.Id));
        await oa.ConsentAsync();
        await oa.Zalo.SendTextAsync(user.Id, "hai");
        await StateAsync(oa, DeliveryState.Delivered, 3);
    }

    [Fact]
    public async Task Answer_LostOnTheWayBack_IsNotSentAgain()
    {
        await using var oa = await WiredOa.StartAsync();
        var user = oa.Zalo.Users.Add("An");
        await oa.Zalo.Events.FollowAsync(user.Id);
        await StateAsync(oa, DeliveryState.Delivered, 1);
        oa.Zalo.Faults.DropResponse(ZaloEndpoint.Consultation, times: 1);

        await oa.Zalo.SendTextAsync(user.Id, "một");
        await StateAsync(oa, DeliveryState.Delivered, 2);

        Assert.Single(oa.Zalo.Sent.To(user.Id), m => m.Text!.Contains("Bạn hỏi: một", StringComparison.Ordinal));
    }

    public static TheoryData<int, DeliveryState> Errors() => new()
    {
        { -32, DeliveryState.Delivered }, { -200, DeliveryState.Delivered }, { -214, DeliveryState.Delivered }, { -218, DeliveryState.Delivered },
        { -216, DeliveryState.Delivered }, { -220, DeliveryState.Delivered }, { -201, DeliveryState.Delivered }, { -224, DeliveryState.Delivered },
        { -233, DeliveryState.Delivered }, { -230, DeliveryState.WaitingForContact }, { -232, DeliveryState.WaitingForContact },
        { -210, DeliveryState.Abandoned }, { -213, DeliveryState.Abandoned }, { -217, DeliveryState.Abandoned }, { -227, DeliveryState.Abandoned },
        { -244, DeliveryState.Abandoned }, { -249, DeliveryState.Abandoned }, { -100, DeliveryState.Abandoned },
        { -204, DeliveryState.Pending }, { -209, DeliveryState.Pending }, { -211, DeliveryState.Pending }, { -221, DeliveryState.Pending },
        { -234, DeliveryState.Pending }, { -240, DeliveryState.Pending }, { -248, DeliveryState.Pending }, { -320, DeliveryState.Pending },
        { -9999, DeliveryState.Delivered },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task ErrorOfZalo_Once_EndsAsItsTableSays_AndIsWrittenDown(int error, DeliveryState expected)
    {
        await using var oa = await WiredOa.StartAsync();
        var user = oa.Zalo.Users.Add("An");
        await oa.Zalo.Events.FollowAsync(user.Id);
        await StateAsync(oa, DeliveryState.Delivered, 1);
        oa.Zalo.Faults.ErrorCode(error, ZaloEndpoint.Consultation, times: 1);

        await oa.Zalo.SendTextAsync(user.Id, "một");

        await WiredOa.UntilAsync(async () =>
        {
            var reply = await ReplyAsync(oa);
            if (expected == DeliveryState.Delivered && error is -32)
            {
                oa.Host.Clock.Advance(TimeSpan.FromSeconds(10));
            }

            await oa.SweepAsync();
            return reply is not null && reply.Delivery == expected && (expected == DeliveryState.Delivered || reply.Detail is not null);
        });
        if (expected != DeliveryState.Delivered)
        {
            Assert.Equal($"{error}", (await ReplyAsync(oa))!.Detail);
        }
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task HttpFault_Passes_AndNothingIsLost(int status)
    {
        await using var oa = await WiredOa.StartAsync();
        var user = oa.Zalo.Users.Add("An");
        await oa.Zalo.Events.FollowAsync(user.Id);
        await StateAsync(oa, DeliveryState.Delivered, 1);
        oa.Zalo.Faults.HttpStatus(status, ZaloEndpoint.Consultation, times: 1);

        await oa.Zalo.SendTextAsync(user.Id, "một");

        await WiredOa.UntilAsync(async () =>
        {
            oa.Host.Clock.Advance(TimeSpan.FromSeconds(10));
            await oa.SweepAsync();
            return await CountAsync(oa, DeliveryState.Delivered) == 2;
        });
        Assert.Single(oa.Zalo.Sent.To(user.Id), m => m.Text!.Contains("Bạn hỏi: một", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Receipts_AreNotedAndNeverAnswered()
    {
        await using var oa = await WiredOa.StartAsync(options: new ZaloSimulatorOptions { WithDemoUsers = false, SendReceipts = true, SendEchoes = true });
        var user = oa.Zalo.Users.Add("An");
        await oa.Zalo.SendTextAsync(user.Id, "một");
        await StateAsync(oa, DeliveryState.Delivered, 2);
        await oa.Zalo.Webhooks.IdleAsync();

        await oa.Zalo.Events.SeeAsync(user.Id);
        await oa.Zalo.Webhooks.IdleAsync();

        Assert.NotNull((await ReplyAsync(oa))!.SeenAt);
        Assert.Equal(2, oa.Zalo.Sent.To(user.Id).Count);
    }

    [Fact]
    public async Task Withdraw_BeforeTheReplyWentOut_SendsNothingMore()
    {
        await using var oa = await WiredOa.StartAsync();
        var user = oa.Zalo.Users.Add("An");
        oa.Zalo.Faults.ErrorCode(-209, ZaloEndpoint.Consultation);
        await oa.Zalo.SendTextAsync(user.Id, "một");
        await WiredOa.UntilAsync(async () => (await oa.Host.QueryAsync(db => db.Set<OutboundMessage>().OrderBy(m => m.Sequence).FirstOrDefaultAsync()))?.Detail == "-209");
        await oa.Zalo.Events.WithdrawAsync(user.Id);
        oa.Zalo.Faults.Clear();
        oa.Host.Clock.Advance(TimeSpan.FromMinutes(10));

        await WiredOa.UntilAsync(async () =>
        {
            await oa.SweepAsync();
            return await CountAsync(oa, DeliveryState.Pending) == 0;
        });

        Assert.Empty(oa.Zalo.Sent.To(user.Id));
    }

    private static Task<OutboundMessage?> ReplyAsync(WiredOa oa) =>
        oa.Host.QueryAsync(db => db.Set<OutboundMessage>().AsNoTracking().OrderByDescending(m => m.Turn).FirstOrDefaultAsync(m => m.Turn > 0));

    private static Task<int> CountAsync(WiredOa oa, DeliveryState state) =>
        oa.Host.QueryAsync(db => db.Set<OutboundMessage>().CountAsync(m => m.Channel == ChannelKind.Zalo && m.Delivery == state));

    private static Task StateAsync(WiredOa oa, DeliveryState state, int count) =>
        WiredOa.UntilAsync(async () =>
        {
            await oa.SweepAsync();
            return await CountAsync(oa, state) >= count;
        });
}
