using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Desk;
using NtmLearn.Lms.Data;
using NtmLearn.TestKit;

namespace NtmLearn.Bot.Tests.Conversations;

public sealed class ErasingTests : IAsyncLifetime
{
    private const string Private = "bí mật của tôi 8461";

    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Erase_Asked_LeavesNoWordsAnywhereAndAnHonestReply()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();
        await client.AskAsync(conversationId, Private);
        await client.AskAsync(conversationId, ScriptedResponder.Leave);

        var reply = await client.AskAsync(conversationId, ScriptedResponder.Erase);

        var left = (await client.ReadAsync(conversationId)).Body!["activities"]!.AsArray();
        Assert.Equal((string?)reply["id"], (string?)Assert.Single(left)!["id"]);
        var id = Guid.ParseExact(conversationId, "N");
        Assert.Equal(["", "", ""], await host.QueryAsync(db => db.Set<InboundMessage>().Where(m => m.ConversationId == id).Select(m => m.Text).ToListAsync()));
        Assert.False(await host.QueryAsync(db => db.Set<LeftQuestion>().AnyAsync(q => q.ConversationId == id)));
        await AssertNotOnTheDiskAsync();
    }

    [Fact]
    public async Task Retention_AfterItsDays_DeletesWordsAndKeepsCounts()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();
        await client.AskAsync(conversationId, Private);
        var retention = host.Services.GetRequiredService<TextRetention>();
        host.Clock.Advance(TimeSpan.FromDays(89));
        await retention.DeleteOldTextsAsync(CancellationToken.None);
        var id = Guid.ParseExact(conversationId, "N");
        Assert.Equal(3, await host.QueryAsync(db => db.Set<TranscriptEntry>().CountAsync(e => e.ConversationId == id)));
        host.Clock.Advance(TimeSpan.FromDays(2));

        await retention.DeleteOldTextsAsync(CancellationToken.None);

        Assert.Equal(0, await host.QueryAsync(db => db.Set<TranscriptEntry>().CountAsync(e => e.ConversationId == id)));
        var receipt = await host.QueryAsync(db => db.Set<ReceiptRecord>().SingleAsync(r => r.ConversationId == id));
        Assert.Equal(("", Bot.Answers.AnswerStatus.Answered), (receipt.Question, receipt.Status));
        await AssertNotOnTheDiskAsync();
    }

    private async Task AssertNotOnTheDiskAsync()
    {
        if (host.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Kind != DatabaseProvider.Sqlite)
        {
            return;
        }

        var words = System.Text.Encoding.UTF8.GetBytes(Private);
        var folder = host.Services.GetRequiredService<IOptions<DataOptions>>().Value.FullFolder;
        foreach (var path in Directory.EnumerateFiles(folder, "ntmlearn.db*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            Assert.True(bytes.AsSpan().IndexOf(words) < 0, $"{Path.GetFileName(path)} still holds the words.");
        }
    }
}
