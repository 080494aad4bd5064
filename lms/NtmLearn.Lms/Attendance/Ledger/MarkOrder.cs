namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>Orders ids as their text does, which is the order that every database and the browser agree on.</summary>
internal static class MarkOrder
{
    public static int Compare(Guid one, Guid other) => string.CompareOrdinal(one.ToString("N"), other.ToString("N"));
}
