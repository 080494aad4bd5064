namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>How a consent ended.</summary>
public enum ZaloConsentOutcome
{
    Connected = 1,

    /// <summary>The link was used, is old, or was never ours.</summary>
    LinkSpent = 2,

    /// <summary>Settings are missing.</summary>
    Off = 3,

    /// <summary>Zalo returned without a code: the administrator said no.</summary>
    Denied = 4,

    /// <summary>It was not begun in this browser, or too long ago.</summary>
    NotBegun = 5,

    /// <summary>Somebody consented for another OA.</summary>
    WrongOa = 6,

    /// <summary>Zalo does not give tokens for the code.</summary>
    CodeRefused = 7,

    /// <summary>Zalo did not answer.</summary>
    NoAnswer = 8,
}

/// <summary>What an administrator is told.</summary>
/// <param name="Reason">Zalo's number and short words, when it refused.</param>
public sealed record ZaloConsentResult(ZaloConsentOutcome Outcome, string Reason = "");
