namespace NtmLearn.Bot.Passages;

/// <summary>A passage that was found.</summary>
/// <param name="Score">Comparable within one search only.</param>
/// <param name="ScorePerSyllable">Comparable between questions: says how well the documents know this subject.</param>
public sealed record PassageHit(Passage Passage, double Score, double ScorePerSyllable);
