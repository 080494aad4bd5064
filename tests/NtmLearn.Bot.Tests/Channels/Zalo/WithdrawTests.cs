using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Channels.Zalo;
using NtmLearn.Bot.Channels.Zalo.Pictures;
using NtmLearn.Bot.Channels.Zalo.Templates;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms.Data;
using NtmLearn.ZaloSimulator.Templates;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

/// <summary>A person takes their consent back: what is kept of them goes, and of nobody else.</summary>
public sealed class WithdrawTests : IAsyncLifetime
{
    private const string User = "700100200300400500";
    private const string Other = "700100200300400999";
    private const string Private = "lời riêng tư của bà Sáu";

    private PictureServer server = null!;
    private WiredOa oa = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await PictureServer.StartAsync();
        oa = await WiredOa.StartAsync(settings: [new("Zalo:MediaHosts:0", "127.0.0.1")]);
        oa.AdvanceTo(9);
    }

    public async ValueTask DisposeAsync()
    {
        await oa.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Withdraw_LeavesNothingOfThePerson_AndEverythingOfOthers()
    {
        foreach (var user in (string[])[User, Other])
        {
            await oa.Zalo.SendTextAsync(user, Private);
            await oa.Zalo.Events.SendImageAsync(user, server.Add(user, Pictures.Jpeg(user.Length)).AbsoluteUri);
            await QueueAsync(user);
        }

        await WiredOa.UntilAsync(async () => (await AnsweredAsync()).Count == 4);
        var id = (await UsersAsync()).Single(u => u.UserId == User).ConversationId;

        await oa.Zalo.Events.WithdrawAsync(User);

        Assert.Equal([Other], (await UsersAsync()).Select(u => u.UserId));
        var ended = await oa.Host.QueryAsync(db => db.Set<Conversation>().SingleAsync(c => c.ConversationId == id, Token));
        Assert.NotNull(ended.ErasedAt);
        Assert.Equal(0, await oa.Host.QueryAsync(db => db.Set<TranscriptEntry>().CountAsync(e => e.ConversationId == id, Token)));
        Assert.Equal(4, (await AnsweredAsync()).Count);
        Assert.Equal(["", "", Private, ""], (await AnsweredAsync()).OrderBy(m => m.ConversationId != id).ThenBy(m => m.Turn).Select(m => m.Text));
        Assert.All(
            await oa.Host.QueryAsync(db => db.Set<OutboundMessage>().Where(m => m.ConversationId == id).ToListAsync(Token)),
            m => Assert.Equal(("", "[]", "[]"), (m.Text, m.CitationsJson, m.SuggestionsJson)));
        Assert.All(
            await oa.Host.QueryAsync(db => db.Set<ZaloPicture>().Where(p => p.ConversationId == id).ToListAsync(Token)),
            p => Assert.Equal((ZaloPictureState.Erased, null), (p.State, p.Url)));
        Assert.Equal(
            [$"reminder-{Other}"], await oa.Host.QueryAsync(db => db.Set<ZaloTemplateMessage>().Select(m => m.TrackingId).ToListAsync(Token)));
        await AssertNotOnTheDiskAsync(User);
    }

    [Fact]
    public async Task Withdraw_WhileAReminderWaits_IsNotWrittenToAnyMore()
    {
        oa.Zalo.Users.Add("Bà Sáu", null, User);
        await QueueAsync(User);

        await oa.Zalo.Events.WithdrawAsync(User);
        oa.Advance(TimeSpan.FromDays(2));
        oa.AdvanceTo(9);
        await oa.Host.Services.GetRequiredService<ZaloTemplates>().SendDueAsync(Token);

        Assert.Empty(oa.Zalo.Sent.All);
    }

    [Fact]
    public async Task Withdraw_OfSomebodyUnknown_ChangesNothing()
    {
        var delivery = await oa.Zalo.Events.WithdrawAsync("5");

        Assert.True((await delivery.AttemptAsync(0)).Succeeded);
        Assert.Empty(await UsersAsync());
    }

    [Fact]
    public async Task Withdraw_ThenWritingAgain_BeginsAnew()
    {
        await oa.Zalo.SendTextAsync(User, "một");
        await oa.Zalo.Sent.WaitForAsync(User, 2, Token);
        await oa.Zalo.Events.WithdrawAsync(User);

        await oa.Zalo.SendTextAsync(User, "hai");

        var sent = await oa.Zalo.Sent.WaitForAsync(User, 4, Token);
        Assert.Contains("trợ lý tự động", sent[2].Text, StringComparison.Ordinal);
        Assert.Contains("Bạn hỏi: hai", sent[3].Text, StringComparison.Ordinal);
    }

    private async Task QueueAsync(string user)
    {
        var values = new Dictionary<string, string> { ["ten_hoc_vien"] = "Bà Sáu", ["lop"] = "Lớp 1", ["ngay"] = "05/12/2026" };
        var result = await oa.Host.Services.GetRequiredService<ZaloTemplates>().QueueAsync(
            new ZaloTemplateRequest($"reminder-{user}", TemplateStore.Reminder.Id, user, IsByPhone: false, values, oa.Host.Clock.GetUtcNow().UtcDateTime.AddDays(1)), Token);
        Assert.Equal(ZaloTemplateAcceptance.Queued, result.Acceptance);
    }

    private Task<List<ZaloUser>> UsersAsync() => oa.Host.QueryAsync(db => db.Set<ZaloUser>().AsNoTracking().ToListAsync(Token));

    private Task<List<InboundMessage>> AnsweredAsync() =>
        oa.Host.QueryAsync(db => db.Set<InboundMessage>().AsNoTracking().Where(m => m.State == InboundState.Answered).ToListAsync(Token));

    private async Task AssertNotOnTheDiskAsync(string id)
    {
        if (oa.Host.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Kind != DatabaseProvider.Sqlite)
        {
            return;
        }

        var folder = oa.Host.Services.GetRequiredService<IOptions<DataOptions>>().Value.FullFolder;
        foreach (var path in Directory.EnumerateFiles(folder, "ntmlearn.db*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, Token);
            var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(id));
            Assert.True(at < 0, $"{Path.GetFileName(path)} still holds the id at {at}.");
        }
    }
}
