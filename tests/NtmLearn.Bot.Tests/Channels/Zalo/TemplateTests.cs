using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Channels.Zalo.Templates;
using NtmLearn.Lms;
using NtmLearn.ZaloSimulator;
using NtmLearn.ZaloSimulator.Messages;
using NtmLearn.ZaloSimulator.Templates;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

public sealed class TemplateTests : IAsyncLifetime
{
    private const string Phone = "84901234567";

    private static readonly Dictionary<string, string> Values = new()
    {
        ["ten_hoc_vien"] = "Nguyễn Văn A",
        ["lop"] = "Chuyển đổi số cơ bản",
        ["ngay"] = "08:00 05/12/2026",
    };

    private WiredOa oa = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ZaloTemplates Templates => oa.Host.Services.GetRequiredService<ZaloTemplates>();

    public async ValueTask InitializeAsync()
    {
        oa = await WiredOa.StartAsync(options: new ZaloSimulatorOptions { TemplatesPerDay = 2 });
        oa.Zalo.Users.Add("Bà Sáu", Phone, "700");
        oa.AdvanceTo(9);
    }

    public ValueTask DisposeAsync() => oa.DisposeAsync();

    [Fact]
    public async Task Template_ByUserId_IsSentWithItsValues_AndItsReceiptIsNoted()
    {
        Assert.Equal(ZaloTemplateAcceptance.Queued, (await QueueAsync(ByUser("t-1"))).Acceptance);

        await UntilAsync("t-1", ZaloTemplateState.Sent);
        var sent = Assert.Single(oa.Zalo.Sent.All);
        Assert.Equal((SentKind.TemplateByUser, "700", TemplateStore.Reminder.Id), (sent.Kind, sent.UserId, sent.TemplateId));
        Assert.Equal(Values, sent.TemplateData);
        await WiredOa.UntilAsync(async () => (await RowAsync("t-1")).ReceivedAt is not null);
    }

    [Theory]
    [InlineData("0901234567")]
    [InlineData("+84 901 234 567")]
    [InlineData("(090) 123-4567")]
    [InlineData(Phone)]
    public async Task Template_ByPhoneHoweverWritten_IsSentUnderItsTrackingId_AndItsReceiptIsNoted(string phone)
    {
        Assert.Equal(ZaloTemplateAcceptance.Queued, (await QueueAsync(ByPhone("t-2") with { Address = phone })).Acceptance);

        await UntilAsync("t-2", ZaloTemplateState.Sent);
        var sent = Assert.Single(oa.Zalo.Sent.All);
        Assert.Equal((SentKind.TemplateByPhone, Phone, "t-2"), (sent.Kind, sent.Phone, sent.TrackingId));
        await WiredOa.UntilAsync(async () => (await RowAsync("t-2")).ReceivedAt is not null);
        Assert.Equal(0, oa.Zalo.Counters.Closed);
    }

    [Fact]
    public async Task Template_WithDecomposedLetters_IsSentComposed()
    {
        await QueueAsync(ByUser("t-3") with { Data = new Dictionary<string, string>(Values) { ["ten_hoc_vien"] = "Nguye\u0302\u0303n" } });

        await UntilAsync("t-3", ZaloTemplateState.Sent);
        Assert.Equal("Nguyễn", Assert.Single(oa.Zalo.Sent.All).TemplateData["ten_hoc_vien"]);
    }

    [Fact]
    public async Task Template_WithATrackingIdThatWasUsed_IsSentOnce()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => QueueAsync(ByPhone("t-6")))));
        await UntilAsync("t-6", ZaloTemplateState.Sent);
        var later = await QueueAsync(ByPhone("t-6"));

        Assert.Single(results, r => r.Acceptance == ZaloTemplateAcceptance.Queued);
        Assert.Equal(ZaloTemplateAcceptance.Repeated, later.Acceptance);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => Templates.SendDueAsync(Token))));
        Assert.Single(oa.Zalo.Sent.All);
    }

    [Theory]
    [InlineData(22, true)]
    [InlineData(23, false)]
    [InlineData(3, true)]
    [InlineData(5, false)]
    public async Task Template_AtNight_WaitsForTheMorning(int hour, bool isByPhone)
    {
        oa.AdvanceTo(hour);
        await QueueAsync(isByPhone ? ByPhone("t-7") : ByUser("t-7"));

        await WiredOa.UntilAsync(async () =>
        {
            await Templates.SendDueAsync(Token);
            return (await RowAsync("t-7")).NextAttemptAt > oa.Host.Clock.UtcNow;
        });

        var morning = oa.Host.Services.GetRequiredService<LocalTime>().FromUtc((await RowAsync("t-7")).NextAttemptAt);
        Assert.Equal(TimeSpan.FromHours(6).TotalMinutes, morning.TimeOfDay.TotalMinutes, tolerance: 0.1);
        Assert.Equal((0, 0), (oa.Zalo.Counters.CallsTo(ZaloEndpoint.TemplateByPhone), oa.Zalo.Counters.CallsTo(ZaloEndpoint.TemplateByUser)));
        oa.AdvanceTo(6, 1);
        await UntilAsync("t-7", ZaloTemplateState.Sent);
    }

    [Theory]
    [InlineData(-133, true)]
    [InlineData(-234, false)]
    public async Task Template_WhenZaloCallsItNight_WaitsForTheMorning(int error, bool isByPhone)
    {
        oa.Zalo.Faults.ErrorCode(error, isByPhone ? ZaloEndpoint.TemplateByPhone : ZaloEndpoint.TemplateByUser, times: 1);
        await QueueAsync(isByPhone ? ByPhone("t-8") : ByUser("t-8"));

        await UntilAsync("t-8", $"{error}");

        Assert.Equal(6, oa.Host.Services.GetRequiredService<LocalTime>().FromUtc((await RowAsync("t-8")).NextAttemptAt.AddMinutes(1)).Hour);
        oa.AdvanceTo(6, 1);
        await UntilAsync("t-8", ZaloTemplateState.Sent);
    }

    [Fact]
    public async Task Template_ForLater_WaitsForItsTime()
    {
        await QueueAsync(ByUser("t-9") with { NotBefore = oa.Host.Clock.UtcNow.AddHours(2) });
        await Templates.SendDueAsync(Token);
        Assert.Empty(oa.Zalo.Sent.All);

        oa.Advance(TimeSpan.FromHours(3));

        await UntilAsync("t-9", ZaloTemplateState.Sent);
    }

    [Theory]
    [InlineData(-108)]
    [InlineData(-118)]
    [InlineData(-139)]
    [InlineData(-141)]
    [InlineData(-1121)]
    [InlineData(-1122)]
    [InlineData(-127)]
    public async Task Refusal_OfThePhoneThatIsFinal_SettlesItAndSaysWhy(int error)
    {
        oa.Zalo.Faults.ErrorCode(error, ZaloEndpoint.TemplateByPhone);
        await QueueAsync(ByPhone("t-10"));

        await UntilAsync("t-10", ZaloTemplateState.Refused);

        var row = await RowAsync("t-10");
        Assert.Equal(($"{error}", null, null), (row.Detail, row.ProtectedAddress, row.ProtectedData));
        Assert.Equal(1, oa.Zalo.Counters.CallsTo(ZaloEndpoint.TemplateByPhone));
    }

    [Theory]
    [InlineData(-249)]
    [InlineData(-201)]
    [InlineData(-217)]
    [InlineData(-230)]
    [InlineData(-244)]
    public async Task Refusal_OfThePersonThatIsFinal_SettlesItAndSaysWhy(int error)
    {
        oa.Zalo.Faults.ErrorCode(error, ZaloEndpoint.TemplateByUser);
        await QueueAsync(ByUser("t-11"));

        await UntilAsync("t-11", ZaloTemplateState.Refused);

        Assert.Equal($"{error}", (await RowAsync("t-11")).Detail);
        Assert.Equal(1, oa.Zalo.Counters.CallsTo(ZaloEndpoint.TemplateByUser));
    }

    [Theory]
    [InlineData(-115)]
    [InlineData(-131)]
    [InlineData(-135)]
    [InlineData(-137)]
    [InlineData(-144)]
    [InlineData(-147)]
    [InlineData(-100)]
    public async Task Refusal_ThatPasses_WaitsAndSaysWhy_ThenGoesOut(int error)
    {
        oa.Zalo.Faults.ErrorCode(error, ZaloEndpoint.TemplateByPhone, times: 1);
        await QueueAsync(ByPhone("t-12"));

        await UntilAsync("t-12", $"{error}");

        Assert.Equal(ZaloTemplateState.Waiting, (await RowAsync("t-12")).State);
        oa.Advance(TimeSpan.FromMinutes(11));
        await UntilAsync("t-12", ZaloTemplateState.Sent);
        Assert.Null((await RowAsync("t-12")).Detail);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Token_ThatZaloNoLongerTakes_IsRenewedOnTheWay(bool isByPhone)
    {
        await QueueAsync((isByPhone ? ByPhone("t-13") : ByUser("t-13")) with { NotBefore = oa.Host.Clock.UtcNow.AddMinutes(1) });
        oa.Zalo.Tokens.RevokeAccessTokens();
        oa.Advance(TimeSpan.FromMinutes(2));

        await UntilAsync("t-13", ZaloTemplateState.Sent);

        Assert.Equal(1, oa.Zalo.Tokens.Refreshes);
    }

    [Fact]
    public async Task Quota_UsedUp_LetsTheRestWaitForTheNextDay()
    {
        foreach (var id in (string[])["q-1", "q-2", "q-3"])
        {
            await QueueAsync(ByPhone(id));
        }

        await WiredOa.UntilAsync(async () =>
        {
            await Templates.SendDueAsync(Token);
            return (await RowsAsync()).Select(m => (m.State, m.Detail)).Order().SequenceEqual(
                [(ZaloTemplateState.Waiting, "-144"), (ZaloTemplateState.Sent, null), (ZaloTemplateState.Sent, null)]);
        });

        oa.AdvanceTo(8);
        await WiredOa.UntilAsync(async () =>
        {
            await Templates.SendDueAsync(Token);
            return (await RowsAsync()).All(m => m.State == ZaloTemplateState.Sent);
        });
    }

    [Fact]
    public async Task Answer_LostEachTime_IsGivenUpAfterTheSecondTime()
    {
        oa.Zalo.Faults.DropResponse(ZaloEndpoint.TemplateByPhone);
        await QueueAsync(ByPhone("t-14"));

        await WiredOa.UntilAsync(async () =>
        {
            await Templates.SendDueAsync(Token);
            oa.Advance(TimeSpan.FromMinutes(1));
            return (await RowAsync("t-14")).State == ZaloTemplateState.Refused;
        });

        Assert.Equal("Unknown", (await RowAsync("t-14")).Detail);
        Assert.Equal(2, oa.Zalo.Sent.Count);
    }

    [Fact]
    public async Task Template_ThatZaloCannotDescribeNow_IsQueuedAndCheckedByZalo()
    {
        oa.Zalo.Faults.Down(ZaloEndpoint.TemplateInfo);
        var data = new Dictionary<string, string>(Values) { ["ngay"] = "mai" };

        var result = await QueueAsync(ByPhone("t-15") with { Data = data });

        Assert.Equal(ZaloTemplateAcceptance.Queued, result.Acceptance);
        await UntilAsync("t-15", ZaloTemplateState.Refused);
        Assert.Equal("-1124", (await RowAsync("t-15")).Detail);
    }

    [Fact]
    public async Task Row_WhileItWaits_ShowsNeitherThePersonNorTheWords()
    {
        await QueueAsync(ByPhone("t-16") with { NotBefore = oa.Host.Clock.UtcNow.AddDays(1) });

        var row = await RowAsync("t-16");

        Assert.DoesNotContain("901234567", row.ProtectedAddress, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguy", row.ProtectedData, StringComparison.Ordinal);
    }

    private static ZaloTemplateRequest ByUser(string trackingId) => new(trackingId, TemplateStore.Reminder.Id, "700", IsByPhone: false, Values);

    private static ZaloTemplateRequest ByPhone(string trackingId) => new(trackingId, TemplateStore.Reminder.Id, Phone, IsByPhone: true, Values);

    private Task<ZaloTemplateResult> QueueAsync(ZaloTemplateRequest request) => Templates.QueueAsync(request, Token);

    private Task<List<ZaloTemplateMessage>> RowsAsync() => oa.Host.QueryAsync(db => db.Set<ZaloTemplateMessage>().AsNoTracking().ToListAsync(Token));

    private async Task<ZaloTemplateMessage> RowAsync(string trackingId) => (await RowsAsync()).Single(m => m.TrackingId == trackingId);

    private Task UntilAsync(string trackingId, ZaloTemplateState state) => UntilAsync(trackingId, m => m.State == state);

    private Task UntilAsync(string trackingId, string detail) => UntilAsync(trackingId, m => m.Detail == detail);

    private Task UntilAsync(string trackingId, Func<ZaloTemplateMessage, bool> isSo) => WiredOa.UntilAsync(async () =>
    {
        await Templates.SendDueAsync(Token);
        return isSo(await RowAsync(trackingId));
    });
}
