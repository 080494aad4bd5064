namespace NtmLearn.Lms.Reports;

/// <summary>How a class was rated.</summary>
/// <param name="Answers">How many rated it.</param>
/// <param name="Average">From 1 to 5.</param>
public sealed record ClassRating(int Answers, decimal Average);
