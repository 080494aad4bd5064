using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Evaluations;

/// <summary>What people said of a class.</summary>
/// <param name="Phone">Answers by phone.</param>
/// <param name="Paper">Answers from paper.</param>
/// <param name="Marks">One for each question; none with too few answers.</param>
/// <param name="Wishes">In the order of their letters, which says nothing of when; none with too few answers.</param>
public sealed record EvaluationFigures(int Phone, int Paper, IReadOnlyList<EvaluationMarks> Marks, IReadOnlyList<string> Wishes)
{
    public int Answers => Phone + Paper;

    public bool AreEnough => Answers >= EvaluationReads.Fewest;
}

/// <summary>How a question was answered.</summary>
/// <param name="Answers">How many answered it; papers leave questions out.</param>
/// <param name="Counts">How many gave 1, 2, 3, 4 and 5; empty when too few answered this one.</param>
public sealed record EvaluationMarks(string Question, int Answers, IReadOnlyList<int> Counts)
{
    /// <summary>1 to 5; null when too few answered it.</summary>
    public decimal? Mean => Counts.Count == 0 ? null : (decimal)Counts.Index().Sum(c => (c.Index + 1) * c.Item) / Answers;
}

/// <summary>A class with what was said of it, for its desk.</summary>
/// <param name="IsOpen">It can be rated by phone now.</param>
/// <param name="Seats">How many had a seat in it.</param>
public sealed record ClassEvaluation(CourseOffering Offering, bool IsOpen, int Seats, IReadOnlyList<TrainingSession> Sessions, EvaluationFigures Figures);

/// <summary>A class for whoever rates it.</summary>
public sealed record ClassDoor(Guid OfferingId, string Code, string Title, bool IsOpen, IReadOnlyList<TrainingSession> Sessions);
