namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>By which way a mark came in.</summary>
public enum MarkSource
{
    /// <summary>The person, by the code on the wall.</summary>
    Qr = 1,

    /// <summary>The person, by the short code beneath it.</summary>
    ShortCode = 2,

    /// <summary>The person, by chat.</summary>
    Chat = 3,

    /// <summary>Who leads the session or stands at the door, on the list.</summary>
    List = 4,

    /// <summary>The same on a device that was off the network.</summary>
    Device = 5,

    /// <summary>Copied from the signed sheet.</summary>
    Paper = 6,
    File = 7,
    Api = 8,

    /// <summary>An excuse that was granted.</summary>
    Excuse = 9,
}

/// <summary>What follows from a source.</summary>
public static class MarkSourceRules
{
    /// <summary>The person said it of themselves.</summary>
    public static bool IsSelf(this MarkSource source) => source is MarkSource.Qr or MarkSource.ShortCode or MarkSource.Chat;

    /// <summary>Of two marks at the same instant the higher one counts: somebody who looked on beats the person.</summary>
    public static int Authority(this MarkSource source) => source.IsSelf() ? 1 : source == MarkSource.Excuse ? 2 : 3;
}
