using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Shares;

/// <summary>Who was to come to one class and who came.</summary>
/// <param name="sessions">Those that stand, by their start.</param>
public sealed class Turnout(Guid offeringId, IReadOnlyList<TrainingSession> sessions, bool excusedCounts)
{
    private readonly Dictionary<Guid, TurnoutRow> rows = [];
    private readonly Dictionary<Guid, int> indexes = sessions.Select((s, i) => (s.SessionId, i)).ToDictionary(s => s.SessionId, s => s.i);

    public Guid OfferingId => offeringId;

    public IReadOnlyList<TrainingSession> Sessions => sessions;

    public IReadOnlyCollection<TurnoutRow> Rows => rows.Values;

    internal int? IndexOf(Guid sessionId) => indexes.TryGetValue(sessionId, out var index) ? index : null;

    internal TurnoutRow RowOf(Guid key, bool isPerson)
    {
        if (!rows.TryGetValue(key, out var row))
        {
            rows[key] = row = new TurnoutRow(key, isPerson, sessions, excusedCounts);
        }

        return row;
    }
}
