namespace NtmLearn.Lms.Sessions;

/// <summary>A session as somebody wants it. Times are minutes since midnight in the province.</summary>
/// <param name="OnlineLink">Of this session, where it differs from the class.</param>
public sealed record SessionInput(
    DateOnly Day, int StartMinute, int EndMinute, Guid? VenueId = null, string? OnlineLink = null, string? Title = null, IReadOnlyList<Guid>? FacilitatorIds = null)
{
    /// <summary>The same on another day.</summary>
    public SessionInput ShiftedBy(int days) => this with { Day = Day.AddDays(days) };
}
