using NtmLearn.Lms.Attendance.Ledger;

namespace NtmLearn.Lms.Attendance.Grid;

/// <summary>What a file says that is not recorded yet, and what cannot be read.</summary>
public sealed class GridReading
{
    private readonly Dictionary<Guid, List<MarkInput>> marks = [];

    /// <summary>Sentences with row and column.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Marks by session.</summary>
    public IReadOnlyDictionary<Guid, List<MarkInput>> Marks => marks;

    internal void Add(Guid sessionId, MarkInput mark)
    {
        if (!marks.TryGetValue(sessionId, out var ofSession))
        {
            marks[sessionId] = ofSession = [];
        }

        ofSession.Add(mark);
    }
}
