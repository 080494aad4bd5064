namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>What asking for tokens came to.</summary>
internal enum ZaloGrantOutcome
{
    Given = 1,

    /// <summary>Zalo says no: only a new consent helps.</summary>
    Refused = 2,

    /// <summary>Certain that nothing was changed; try again later.</summary>
    Passing = 3,

    /// <summary>No answer: the code or token may be used up.</summary>
    Unknown = 4,
}

/// <param name="Reason">Zalo's number and short words; never a token.</param>
internal sealed record ZaloGrant(ZaloGrantOutcome Outcome, ZaloPair? Pair = null, string Reason = "");
