using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Channels.DirectLine;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Desk;
using NtmLearn.TestKit;

namespace NtmLearn.Bot.Tests.Conversations;

public sealed class DurablePathTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private readonly TestHost host = fixture.Host;

    [Fact]
    public async Task Turns_OfOneConversation_RunInOrderAndRemember()
    {
        using var client = host.DirectLine();
        var conversationId = await client.OpenAsync();
        var ids = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add((await client.PostAsync(conversationId, DirectLineClient.Message($"câu {i}"))).Text("id"));
        }

        var last = await client.ReplyToAsync(conversationId, ids[^1]);

        Assert.Contains("câu 18", (string?)last["channelData"]!["reply"]!["text"], StringComparison.Ordinal);
        var replies = (await client.ReadAsync(conversationId)).Body!["activities"]!.AsArray().Select(a => (string?)a!["replyToId"]).OfType<string>();
        Assert.Equal(ids, replies);
    }

    [Fact]
    public async Task Turn_RunAgainByManyAtOnce_AnswersOnce()
    {
        using var client = host.DirectLine();
        var conversationId = Guid.ParseExact(await client.OpenAsync(), "N");
        await client.AskAsync(conversationId.ToString("N"), "một lần thôi");
        await host.QueryAsync(db => db.Set<InboundMessage>().Where(m => m.ConversationId == conversationId).CountAsync());
        var turns = host.Services.GetRequiredService<TurnService>();
        var post = client.PostAsync(conversationId.ToString("N"), DirectLineClient.Message("nhiều nơi cùng trả lời"));

        // As if the conversation were active on several nodes: nothing but the database keeps them apart.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => turns.AnswerPendingAsync(conversationId, CancellationToken.None)));

        var id = (await post).Text("id");
        await client.ReplyToAsync(conversationId.ToString("N"), id);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => turns.AnswerPendingAsync(conversationId, CancellationToken.None)));
        Assert.Equal(2, await host.QueryAsync(db => db.Set<OutboundMessage>().CountAsync(m => m.ConversationId == conversationId && m.Turn > 0)));
        Assert.Equal(2, await host.QueryAsync(db => db.Set<ReceiptRecord>().CountAsync(r => r.ConversationId == conversationId)));
    }

    [Fact]
    public async Task Outbound_FetchedByAClient_CountsAsDelivered()
    {
        using var client = host.DirectLine();
        var conversationId = Guid.ParseExact(await client.OpenAsync(), "N");
        await client.AskAsync(conversationId.ToString("N"), "xong chưa");

        await host.Services.GetRequiredService<DeliveryRecorder>().FlushAsync(CancellationToken.None);

        var states = await host.QueryAsync(db => db.Set<OutboundMessage>().Where(m => m.ConversationId == conversationId).Select(m => m.Delivery).ToListAsync());
        Assert.Equal([DeliveryState.Delivered, DeliveryState.Delivered], states);
    }

    [Fact]
    public async Task Question_LeftForAnOfficer_IsKeptWithItsTurn()
    {
        using var client = host.DirectLine();
        var conversationId = Guid.ParseExact(await client.OpenAsync(), "N");

        await client.AskAsync(conversationId.ToString("N"), ScriptedResponder.Leave);

        var question = await host.QueryAsync(db => db.Set<LeftQuestion>().SingleAsync(q => q.ConversationId == conversationId));
        Assert.Equal((1, LeftQuestionState.Open, ScriptedResponder.Leave), (question.Turn, question.State, question.Text));
    }

    [Fact]
    public async Task Sweep_AfterACrash_AnswersWhatWaited()
    {
        using var client = host.DirectLine();
        var conversationId = Guid.ParseExact(await client.OpenAsync(), "N");
        await client.AskAsync(conversationId.ToString("N"), "trước khi mất điện");
        var inboundId = await LeaveAMessageBehindAsync(conversationId);

        await host.Services.GetRequiredService<ConversationSweep>().SweepAtStartAsync(CancellationToken.None);

        var state = await host.QueryAsync(db => db.Set<InboundMessage>().Where(m => m.InboundMessageId == inboundId).Select(m => m.State).SingleAsync());
        Assert.Equal(InboundState.Answered, state);
        Assert.Equal(1, await host.QueryAsync(db => db.Set<OutboundMessage>().CountAsync(m => m.ConversationId == conversationId && m.Turn == 2)));
    }

    /// <summary>What the disk holds when the program was killed between acknowledging and answering.</summary>
    private async Task<Guid> LeaveAMessageBehindAsync(Guid conversationId)
    {
        var id = Guid.CreateVersion7(host.Clock.GetUtcNow());
        await host.Services.GetRequiredService<Lms.Data.WriterGate>().WriteAsync(
            async (db, token) =>
            {
                var conversation = await db.Set<Conversation>().SingleAsync(c => c.ConversationId == conversationId, token);
                db.Add(new InboundMessage
                {
                    InboundMessageId = id,
                    Channel = ChannelKind.Web,
                    ConversationId = conversationId,
                    ExternalId = "left",
                    ActivityId = "left",
                    Turn = ++conversation.LastTurn,
                    Sequence = ++conversation.LastSequence,
                    Text = "bị bỏ lại",
                    ReceivedAt = host.Clock.GetUtcNow().UtcDateTime,
                });
                await db.SaveChangesAsync(token);
            },
            CancellationToken.None);
        return id;
    }
}
