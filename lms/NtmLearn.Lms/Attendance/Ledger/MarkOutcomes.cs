using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>What pages say of marks that were not written.</summary>
internal static class MarkOutcomes
{
    extension(Outcome<IReadOnlyList<MarkResult>> outcome)
    {
        /// <summary>Why nothing was taken, or why single marks, walk-ins or counts were not; each reason once.</summary>
        public IReadOnlyList<Refusal> NotTaken =>
            outcome.IsDone ? [.. outcome.Value!.Select(r => r.Refusal).OfType<Refusal>().Distinct()] : outcome.Refusals;
    }
}
