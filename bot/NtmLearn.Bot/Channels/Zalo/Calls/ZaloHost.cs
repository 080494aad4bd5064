namespace NtmLearn.Bot.Channels.Zalo.Calls;

/// <summary>The hosts of Zalo; the same error number means different things on each.</summary>
public enum ZaloHost
{
    /// <summary>openapi.zalo.me: messages of the OA.</summary>
    OpenApi = 1,

    /// <summary>business.openapi.zalo.me: template messages to phone numbers.</summary>
    Business = 2,
}
