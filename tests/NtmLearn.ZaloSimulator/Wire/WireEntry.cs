namespace NtmLearn.ZaloSimulator.Wire;

/// <summary>One exchange: a call that came in, or an event that went out.</summary>
public sealed record WireEntry(long Sequence, DateTimeOffset At, WireDirection Direction, string Title, string Request, string Answer, string Outcome);

/// <summary>Who began an exchange.</summary>
public enum WireDirection
{
    /// <summary>The site called Zalo.</summary>
    Call = 1,

    /// <summary>Zalo sent the site an event.</summary>
    Event = 2,
}
