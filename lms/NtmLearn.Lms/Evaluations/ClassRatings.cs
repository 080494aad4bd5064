using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Reports;

namespace NtmLearn.Lms.Evaluations;

/// <summary>Tells reports how classes were rated: the mean over all marks for content, speaker and place.</summary>
public sealed class ClassRatings
{
    /// <returns>By class; one without enough answers is missing.</returns>
    public async Task<IReadOnlyDictionary<Guid, ClassRating>> OfClassesAsync(
        NtmLearnDbContext db, IReadOnlyCollection<Guid> offeringIds, CancellationToken cancellationToken)
    {
        var ids = offeringIds.ToArray();
        var answers = await db.Set<Evaluation>().Where(e => ids.Contains(e.OfferingId))
            .Select(e => new { e.OfferingId, e.Content, e.Speaker, e.Place }).ToListAsync(cancellationToken);
        return answers.GroupBy(a => a.OfferingId)
            .Select(g => (g.Key, Answers: g.Count(), Marks: g.SelectMany(a => new[] { a.Content, a.Speaker, a.Place }).OfType<int>().ToList()))
            .Where(g => g.Answers >= EvaluationReads.Fewest && g.Marks.Count > 0)
            .ToDictionary(g => g.Key, g => new ClassRating(g.Answers, (decimal)g.Marks.Average()));
    }
}
