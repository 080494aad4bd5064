namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>A name of which enough is shown for the person to know it.</summary>
public static class CheckInMask
{
    private const string Hidden = "***";

    /// <summary>Nguyễn V*** A; of two words the second is hidden, of one nothing can be.</summary>
    public static string Of(string fullName)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        var words = fullName.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select((word, i) => i == 0 || (i == words.Length - 1 && words.Length > 2) ? word : word[..1] + Hidden));
    }
}
