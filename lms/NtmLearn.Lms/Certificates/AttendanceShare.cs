namespace NtmLearn.Lms.Certificates;

/// <summary>How many of the sessions that a person was expected at they attended.</summary>
/// <param name="Expected">Without those held before they enrolled.</param>
/// <param name="Attended">Late and leaving early count as attended.</param>
public sealed record AttendanceShare(int Expected, int Attended)
{
    /// <summary>Whole percent, rounded down, so that 79.9 is never shown as 80; null when nothing was expected.</summary>
    public int? Percent => Expected == 0 ? null : Attended * 100 / Expected;
}
