using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Certificates;

/// <summary>Knows the best score of each person in the quizzes of a class.</summary>
public interface IQuizScores
{
    /// <returns>Best score in whole percent by person; who took no quiz is missing.</returns>
    Task<IReadOnlyDictionary<Guid, int>> OfClassAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken);
}
