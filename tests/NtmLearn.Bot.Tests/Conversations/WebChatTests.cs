using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Channels.Web;
using NtmLearn.Bot.Conversations;
using NtmLearn.TestKit;

namespace NtmLearn.Bot.Tests.Conversations;

public sealed class WebChatTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private readonly WebChat chat = fixture.Host.Services.GetRequiredService<WebChat>();

    [Fact]
    public async Task Post_ThenWait_ReturnsTheReplyWithItsSource()
    {
        var conversation = await fixture.OpenFromPageAsync();
        var post = await chat.PostAsync(conversation.ConversationId, conversation.UserId, "kinh phí?", "c1", language: null, CancellationToken.None);

        var reply = await chat.WaitForReplyAsync(conversation.ConversationId, post, TimeSpan.FromSeconds(10), CancellationToken.None);

        Assert.Equal("38/KH-UBND", Assert.Single(reply!.Reply!.Citations).Number);
        var lines = await chat.ReadAsync(conversation.ConversationId, 0, CancellationToken.None);
        Assert.Equal([true, false, true], lines.Select(l => l.FromBot));
    }

    [Fact]
    public async Task Post_AgainWithTheSameClientId_IsTheSameMessage()
    {
        var conversation = await fixture.OpenFromPageAsync();
        var first = await chat.PostAsync(conversation.ConversationId, conversation.UserId, "một", "c1", null, CancellationToken.None);

        var second = await chat.PostAsync(conversation.ConversationId, conversation.UserId, "một", "c1", null, CancellationToken.None);

        Assert.Equal((AcceptStatus.Repeated, first.ActivityId, first.Sequence), (second.Status, second.ActivityId, second.Sequence));
    }

    [Fact]
    public async Task Feedback_ForAnAnswerOfSomebodyElse_IsNotKept()
    {
        var mine = await fixture.OpenFromPageAsync();
        var theirs = await fixture.OpenFromPageAsync();
        var post = await chat.PostAsync(theirs.ConversationId, theirs.UserId, "một", null, null, CancellationToken.None);
        var reply = await chat.WaitForReplyAsync(theirs.ConversationId, post, TimeSpan.FromSeconds(10), CancellationToken.None);
        var receiptId = Guid.ParseExact(reply!.Reply!.ReceiptId!, "N");

        var kept = await chat.FeedbackAsync(mine.ConversationId, receiptId, liked: true, reason: null, CancellationToken.None);

        Assert.False(kept);
        Assert.True(await chat.FeedbackAsync(theirs.ConversationId, receiptId, liked: true, "rõ ràng", CancellationToken.None));
    }
}
