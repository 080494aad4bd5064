using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Feedback;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Hosting;

public sealed class VerbsOnConversationsTests : IAsyncLifetime
{
    private const string Unanswered = "Giám đốc sở nông nghiệp tên gì?";

    private const string Slow = "Câu hỏi rất lâu";

    private readonly ManualResetEventSlim finished = new();
    private readonly TemporaryFolder files = new();
    private TestHost host = null!;
    private DirectLineClient client = null!;
    private string conversation = "";

    private Guid ConversationId => Guid.ParseExact(conversation, "N");

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.StartAsync(responder: Respond);
        client = host.DirectLine();
        conversation = await client.OpenAsync();
        await client.AskAsync(conversation, "Một câu hỏi");
        await client.AskAsync(conversation, Unanswered);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        finished.Set();
        await host.DisposeAsync();
        finished.Dispose();
        files.Dispose();
    }

    [Fact]
    public async Task Check_OfASoundDatabase_FindsNothing()
    {
        await client.AskAsync(conversation, ScriptedResponder.Erase);
        await client.AskAsync(conversation, "Một câu nữa");

        var run = await host.RunVerbAsync("check");

        Assert.Equal(0, run.ExitCode);
        Assert.All(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[..^1], line => Assert.Matches("^ok .* rows +0 breaches$", line));
        Assert.EndsWith("\nAll promises hold.\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a reply is missing", "answered, with 0 replies")]
    [InlineData("a line is missing", "lines of its transcript are missing")]
    [InlineData("the first line is missing", "lines of its transcript are missing")]
    [InlineData("a message is missing", "a reply to no answered message")]
    public async Task Check_OfADamagedDatabase_TellsWhatIsBroken(string damage, string finding)
    {
        await host.WriteAsync(db => damage switch
        {
            "a reply is missing" => db.Set<OutboundMessage>().Where(o => o.Turn == 2).ExecuteDeleteAsync(),
            "a line is missing" => db.Set<TranscriptEntry>().Where(e => e.Sequence == 3).ExecuteDeleteAsync(),
            "the first line is missing" => db.Set<TranscriptEntry>().Where(e => e.Sequence == 1).ExecuteDeleteAsync(),
            "a message is missing" => db.Set<InboundMessage>().Where(m => m.Turn == 2).ExecuteDeleteAsync(),
            _ => throw new ArgumentOutOfRangeException(nameof(damage)),
        });

        var run = await host.RunVerbAsync("check");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(finding, run.Output, StringComparison.Ordinal);
        Assert.Contains(conversation, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfAMessageThatWaitsLong_TellsIt()
    {
        await client.PostAsync(conversation, DirectLineClient.Message(Slow, "dl_test"));
        await host.WriteAsync(db => db.Set<InboundMessage>()
            .Where(m => m.State == InboundState.Pending)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ReceivedAt, DateTime.UnixEpoch)));

        var run = await host.RunVerbAsync("check");

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith($"\nConversation {conversation} turn 3: waits for its answer for more than 60 s.\n1 broken.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feedback_OfLikeQuestions_PutsThemTogether()
    {
        await client.AskAsync(conversation, "giam doc so nong nghiep ten gi vay");
        await client.AskAsync(conversation, "=HYPERLINK(\"http://xau.example\") giá dưa lưới");
        var receipt = await host.QueryAsync(db => db.Set<ReceiptRecord>().SingleAsync(r => r.Turn == 1));
        await host.Services.GetRequiredService<FeedbackService>().GiveAsync(
            ConversationId, receipt.ReceiptId, liked: false, "Chưa đúng, \"thiếu\" ý", CancellationToken.None);

        var table = await host.RunVerbAsync("feedback");
        var file = Path.Combine(files.Path, "y-kien.csv");
        var csv = await host.RunVerbAsync("feedback", "--csv", file);

        Assert.Equal((0, 0), (table.ExitCode, csv.ExitCode));
        var lines = table.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("Disliked\t1\t", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("\tMột câu hỏi\tChưa đúng, \"thiếu\" ý", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("NotInDocuments\t2\t", lines[2], StringComparison.Ordinal);
        Assert.Contains("\tgiam doc so nong nghiep ten gi vay\t", lines[2], StringComparison.Ordinal);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes[3..]);
        Assert.Contains(",\"'=HYPERLINK(\"\"http://xau.example\"\") giá dưa lưới\",", text, StringComparison.Ordinal);
        Assert.Contains(",\"Chưa đúng, \"\"thiếu\"\" ý\"\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_AConversation_TakesItsWordsOut()
    {
        var run = await host.RunVerbAsync("erase", conversation);

        Assert.Equal((0, $"erased\t{conversation}\n"), (run.ExitCode, run.Output));
        Assert.Equal(["", ""], await host.QueryAsync(db => db.Set<InboundMessage>().Select(m => m.Text).ToListAsync()));
        Assert.Equal(0, await host.QueryAsync(db => db.Set<TranscriptEntry>().CountAsync()));
        Assert.Equal(0, (await host.RunVerbAsync("check")).ExitCode);
    }

    [Fact]
    public async Task Erase_WhatIsNotThere_SaysSo()
    {
        var run = await host.RunVerbAsync("erase", "00000000000000000000000000000001");

        Assert.Equal(1, run.ExitCode);
    }

    private TurnOutcome Respond(TurnInput input)
    {
        if (input.Text == Slow)
        {
            finished.Wait();
        }

        var outcome = ScriptedResponder.Respond(input);
        var asks = input.Text.Contains("nghi", StringComparison.Ordinal) || input.Text.Contains("dưa", StringComparison.Ordinal);
        return asks ? outcome with { Receipt = outcome.Receipt with { Status = AnswerStatus.NotInDocuments } } : outcome;
    }
}
