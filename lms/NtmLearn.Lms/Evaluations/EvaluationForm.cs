using System.Globalization;

namespace NtmLearn.Lms.Evaluations;

/// <summary>The questions of an evaluation, by the names of their fields.</summary>
internal static class EvaluationForm
{
    public static readonly IReadOnlyList<string> Questions = ["content", "speaker", "place"];

    /// <summary>A mark as typed; null when it is none.</summary>
    public static int? Mark(string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var mark) && mark is >= Evaluation.LowestMark and <= Evaluation.HighestMark ? mark : null;
}
