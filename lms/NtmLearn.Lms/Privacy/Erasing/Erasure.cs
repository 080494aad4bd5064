namespace NtmLearn.Lms.Privacy.Erasing;

/// <summary>What an erasure did.</summary>
/// <param name="Rows">Rows of the person that are neutral now, those merged into it included.</param>
/// <param name="Enrolments">Enrolments that stay as counts.</param>
public sealed record Erasure(Guid PersonId, int Rows, int Enrolments, bool HadAccount);

/// <summary>What stands against erasing somebody at once.</summary>
/// <param name="Seats">Codes of classes not yet over in which they hold or wait for a seat.</param>
/// <param name="Led">Codes of classes not yet over that they lead.</param>
public sealed record ErasureHindrance(IReadOnlyList<string> Seats, IReadOnlyList<string> Led)
{
    public bool Exists => Seats.Count > 0 || Led.Count > 0;
}
