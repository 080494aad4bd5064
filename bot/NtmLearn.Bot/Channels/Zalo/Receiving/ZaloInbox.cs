using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Channels.Zalo.Access;
using NtmLearn.Bot.Channels.Zalo.Pictures;
using NtmLearn.Bot.Channels.Zalo.Templates;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Channels.Zalo.Receiving;

/// <summary>
/// Takes in what happens at the OA: on the disk before it is acknowledged. What is answered goes the durable path of
/// every channel. Taking the same event again changes nothing.
/// </summary>
internal sealed class ZaloInbox(
    ConversationService conversations,
    ConversationEraser eraser,
    ZaloTemplates templates,
    ZaloTokens tokens,
    MessageMasking masking,
    WriterGate gate,
    IOptions<ZaloOptions> options,
    TimeProvider clock)
{
    private const int MostPictures = 10;

    /// <summary>False when the event cannot be taken now and shall come again.</summary>
    public async Task<bool> TakeAsync(ZaloEvent happened, CancellationToken cancellationToken)
    {
        if (happened.OaId is { } oa && oa != options.Value.OaId)
        {
            return true;
        }

        switch (happened)
        {
            case { Kind: ZaloEventKind.Message, UserId: { } user }:
                return await TakeMessageAsync(happened, user, cancellationToken);
            case { Kind: ZaloEventKind.Follow, UserId: { } user }:
                await conversations.AcceptAsync((db, token) => FollowAsync(db, user, token), cancellationToken);
                return true;
            case { Kind: ZaloEventKind.Unfollow, UserId: { } user }:
                await gate.WriteAsync(
                    (db, token) => db.Set<ZaloUser>().Where(u => u.UserId == user).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsFollower, false), token),
                    cancellationToken);
                return true;
            case { Kind: ZaloEventKind.Contact, UserId: { } user }:
                await conversations.AcceptAsync((db, token) => ContactAsync(db, user, token), cancellationToken);
                return true;
            case { Kind: ZaloEventKind.Received or ZaloEventKind.Seen }:
                await gate.WriteAsync((db, token) => ReceiptAsync(db, happened, token), cancellationToken);
                return true;
            case { Kind: ZaloEventKind.Withdraw, UserId: { } user }:
                await WithdrawAsync(user, cancellationToken);
                return true;
            case { Kind: ZaloEventKind.PermissionRevoked }:
                await tokens.RevokeAsync(happened.Name, cancellationToken);
                return true;
            case { Kind: ZaloEventKind.Unknown }:
                await gate.WriteAsync((db, token) => CountAsync(db, happened.Name, token), cancellationToken);
                return true;
            default:
                return true;
        }
    }

    private async Task<bool> TakeMessageAsync(ZaloEvent message, string user, CancellationToken cancellationToken)
    {
        var text = message.Text is { Length: > 0 } words ? masking.Mask(words.Replace("\0", "", StringComparison.Ordinal)) : "";

        // A picture with a question under it is a question.
        var kind = text.Length > 0 ? InboundKind.Text : message.MessageKind;
        var acceptance = await conversations.AcceptAsync(
            async (db, token) =>
            {
                var person = await PersonAsync(db, user, token);
                await KeepPicturesAsync(db, person.ConversationId, message, token);
                return new IncomingActivity(
                    person.ConversationId, Activity(message, text), text, message.MessageId, Language: null, EndsConversation: false)
                {
                    Channel = ChannelKind.Zalo,
                    Kind = kind,
                };
            },
            cancellationToken);
        return acceptance.Status != AcceptStatus.Busy;
    }

    /// <summary>Notes what is to be fetched; the fetching comes later.</summary>
    private async Task KeepPicturesAsync(NtmLearnDbContext db, Guid conversationId, ZaloEvent message, CancellationToken cancellationToken)
    {
        string[] addresses = message.MessageKind == InboundKind.Picture
            ? [.. message.Urls.Select(u => ZaloPictureKeeper.AddressOf(u, options.Value)).OfType<string>().Take(MostPictures)]
            : [];
        if (addresses.Length == 0
            || await db.Set<ZaloPicture>().AnyAsync(p => p.ConversationId == conversationId && p.MessageId == message.MessageId, cancellationToken))
        {
            return;
        }

        var now = clock.UtcNow;
        db.AddRange(addresses.Select((address, number) => new ZaloPicture
        {
            ZaloPictureId = clock.NewId(),
            ConversationId = conversationId,
            MessageId = message.MessageId,
            Number = number,
            Url = address,
            NextAttemptAt = now,
            CreatedAt = now,
        }));
    }

    private async Task<IncomingActivity?> FollowAsync(NtmLearnDbContext db, string user, CancellationToken cancellationToken)
    {
        var person = await PersonAsync(db, user, cancellationToken);
        person.IsFollower = true;
        return Happening(person, "follow") with { Greets = true };
    }

    /// <summary>Somebody who never wrote is not remembered for pressing a button.</summary>
    private async Task<IncomingActivity?> ContactAsync(NtmLearnDbContext db, string user, CancellationToken cancellationToken) =>
        await db.Set<ZaloUser>().AnyAsync(u => u.UserId == user, cancellationToken)
            ? Happening(await PersonAsync(db, user, cancellationToken), "contact")
            : null;

    /// <summary>The person, in touch now; with a conversation that is open.</summary>
    private async Task<ZaloUser> PersonAsync(NtmLearnDbContext db, string user, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var known = await db.Set<ZaloUser>().Where(u => u.UserId == user)
            .Select(u => new { User = u, HasEnded = db.Set<Conversation>().Any(c => c.ConversationId == u.ConversationId && c.EndedAt != null) })
            .SingleOrDefaultAsync(cancellationToken);
        if (known is null)
        {
            var person = new ZaloUser { UserId = user, ConversationId = Open(db, now), LastInteractionAt = now };
            db.Add(person);
            await db.SaveChangesAsync(cancellationToken);
            return person;
        }

        return await InTouchAsync(db, known.User, known.HasEnded, now, cancellationToken);
    }

    private async Task<ZaloUser> InTouchAsync(NtmLearnDbContext db, ZaloUser person, bool hasEnded, DateTime now, CancellationToken cancellationToken)
    {
        if (hasEnded)
        {
            person.ConversationId = Open(db, now);
            await db.SaveChangesAsync(cancellationToken);
        }
        else if (now - person.LastInteractionAt > TimeSpan.FromDays(options.Value.WindowDays))
        {
            await db.Set<OutboundMessage>()
                .Where(m => m.ConversationId == person.ConversationId && m.Delivery == DeliveryState.WaitingForContact)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Delivery, DeliveryState.Pending).SetProperty(m => m.Detail, (string?)null), cancellationToken);
        }

        person.LastInteractionAt = now;
        return person;
    }

    private Guid Open(NtmLearnDbContext db, DateTime now)
    {
        var id = clock.NewId();
        db.Add(new Conversation
        {
            ConversationId = id,
            Channel = ChannelKind.Zalo,
            OpenedWithSecret = false,
            StartedAt = now,
            LastActivityAt = now,
        });
        return id;
    }

    /// <summary>What the transcript keeps: masked words, and of what was sent along its kind alone.</summary>
    private static JsonObject Activity(ZaloEvent message, string text)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = "zalo", ["role"] = "user" },
            ["text"] = text,
            ["textFormat"] = "plain",
        };
        if (message.MessageKind != InboundKind.Text)
        {
            activity["channelData"] = new JsonObject { ["sent"] = message.MessageKind.ToString() };
        }

        return activity;
    }

    private static IncomingActivity Happening(ZaloUser person, string name) => new(
        person.ConversationId,
        new JsonObject { ["type"] = "event", ["name"] = name, ["from"] = new JsonObject { ["id"] = "zalo", ["role"] = "user" } },
        Text: null,
        ExternalId: null,
        Language: null,
        EndsConversation: false)
    {
        Channel = ChannelKind.Zalo,
    };

    private async Task ReceiptAsync(NtmLearnDbContext db, ZaloEvent receipt, CancellationToken cancellationToken)
    {
        // Both say that it arrived.
        await templates.ReceivedAsync(db, receipt.TrackingId, receipt.MessageIds, cancellationToken);
        var now = clock.UtcNow;
        var sent = db.Set<OutboundMessage>().Where(m => m.ProviderMessageId != null && receipt.MessageIds.Contains(m.ProviderMessageId));
        await (receipt.Kind == ZaloEventKind.Seen
            ? sent.Where(m => m.SeenAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.SeenAt, now), cancellationToken)
            : sent.Where(m => m.ReceivedAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.ReceivedAt, now), cancellationToken));
    }

    /// <summary>Every word and the person's id; nothing leads from what is left to them.</summary>
    private async Task WithdrawAsync(string user, CancellationToken cancellationToken)
    {
        await gate.WriteAsync(
            async (db, token) =>
            {
                if (await db.Set<ZaloUser>().SingleOrDefaultAsync(u => u.UserId == user, token) is { } person)
                {
                    await eraser.EraseAsync(db, person.ConversationId, token);
                    db.Remove(person);
                }

                await templates.ForgetAsync(db, user, token);
                await db.SaveChangesAsync(token);
            },
            cancellationToken);
        await gate.ForgetErasedAsync(cancellationToken);
    }

    private async Task CountAsync(NtmLearnDbContext db, string name, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        if (await db.Set<ZaloUnknownEvent>().SingleOrDefaultAsync(e => e.Name == name, cancellationToken) is { } known)
        {
            known.Count++;
            known.LastAt = now;
        }
        else
        {
            db.Add(new ZaloUnknownEvent { Name = name, Count = 1, FirstAt = now, LastAt = now });
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
