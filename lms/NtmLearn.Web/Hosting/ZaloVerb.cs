using NtmLearn.Bot.Channels.Zalo.Access;

namespace NtmLearn.Web.Hosting;

/// <summary><c>zalo connect</c>, <c>zalo status</c>, <c>zalo token</c>: the OA's permission to send, and how it stands.</summary>
internal static class ZaloVerb
{
    public static Verb Create() => new("zalo", "Connects the Zalo OA, or tells how it stands.", ZaloCommand.RunAsync);
}
