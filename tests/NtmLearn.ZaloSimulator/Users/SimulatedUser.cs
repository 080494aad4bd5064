namespace NtmLearn.ZaloSimulator.Users;

/// <summary>Somebody with Zalo.</summary>
public sealed class SimulatedUser
{
    public static readonly TimeSpan ConsultationWindow = TimeSpan.FromDays(7);
    public static readonly TimeSpan FreeWindow = TimeSpan.FromHours(48);

    public required string Id { get; init; }

    /// <summary>The same person in the app's own id space.</summary>
    public required string IdByApp { get; init; }

    public required string Name { get; set; }

    /// <summary>In the form 84…; null when Zalo does not know it.</summary>
    public string? Phone { get; set; }

    public bool IsFollower { get; set; }

    /// <summary>What the user did last that opens the window for consultations.</summary>
    public DateTimeOffset? LastInteractionAt { get; set; }

    /// <summary>An error such as −217 or −244 with which every message to this user is refused.</summary>
    public int? RefusesWith { get; set; }

    /// <summary>Whether <c>user_click_chatnow</c> was sent, which happens once.</summary>
    internal bool HasClickedChatNow { get; set; }

    /// <summary>Somebody who left and has not come back is out of reach even inside the seven days.</summary>
    internal bool HasLeft { get; set; }

    public bool IsInWindow(DateTimeOffset now) => LastInteractionAt is { } last && now - last <= ConsultationWindow;

    public bool IsFree(DateTimeOffset now) => LastInteractionAt is { } last && now - last <= FreeWindow;

    internal void Interact(DateTimeOffset now)
    {
        LastInteractionAt = now;
        HasLeft = false;
    }
}
