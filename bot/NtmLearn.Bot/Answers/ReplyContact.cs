namespace NtmLearn.Bot.Answers;

/// <summary>How to reach the office, from the settings <c>Site__ContactName</c>, <c>Site__ContactPhone</c>, <c>Site__ContactHours</c>.</summary>
public sealed record ReplyContact(string? Name, string? Phone, string? Hours)
{
    public static ReplyContact None { get; } = new(null, null, null);

    /// <summary>True when there is somebody to name or a number to call.</summary>
    public bool IsReachable => !string.IsNullOrWhiteSpace(Name) || !string.IsNullOrWhiteSpace(Phone);
}
