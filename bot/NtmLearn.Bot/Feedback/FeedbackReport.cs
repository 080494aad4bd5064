using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Feedback;

/// <summary>Gathers thumbs and questions without an answer, like questions together, for those who write the content.</summary>
public sealed class FeedbackReport(IDbContextFactory<NtmLearnDbContext> databases)
{
    /// <summary>By kind, the most frequent first.</summary>
    public async Task<IReadOnlyList<FeedbackCluster>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var thumbs = await db.Set<AnswerFeedback>()
            .Join(db.Set<ReceiptRecord>(), f => f.ReceiptId, r => r.ReceiptId, (f, r) => new Remark(
                f.Liked ? FeedbackKind.Liked : FeedbackKind.Disliked, r.Question, r.Understood, f.Reason, f.GivenAt))
            .ToListAsync(cancellationToken);
        var unanswered = await db.Set<ReceiptRecord>()
            .Where(r => r.Question != ""
                && (r.Status == AnswerStatus.NotInDocuments || r.Status == AnswerStatus.OutOfScope || r.Status == AnswerStatus.Clarify))
            .Select(r => new { r.Status, r.Question, r.Understood, r.CreatedAt })
            .ToListAsync(cancellationToken);
        return [.. thumbs
            .Concat(unanswered.Select(r => new Remark(KindOf(r.Status), r.Question, r.Understood, "", r.CreatedAt)))
            .GroupBy(r => r.Kind)
            .OrderBy(g => g.Key)
            .SelectMany(g => Cluster(g.Key, [.. g.OrderByDescending(r => r.At)]))];
    }

    private static FeedbackKind KindOf(AnswerStatus status) => status switch
    {
        AnswerStatus.NotInDocuments => FeedbackKind.NotInDocuments,
        AnswerStatus.OutOfScope => FeedbackKind.OutOfScope,
        _ => FeedbackKind.Clarify,
    };

    private static IEnumerable<FeedbackCluster> Cluster(FeedbackKind kind, List<Remark> newestFirst) =>
        LikeQuestions.Group(newestFirst.ConvertAll(r => r.Understood))
            .Select(members => members.Select(i => newestFirst[i]).ToList())
            .Select(remarks => new FeedbackCluster(
                kind,
                remarks.Count,
                remarks[0].At,
                remarks[0].Question,
                [.. remarks.Select(r => r.Reason).Where(r => r.Length > 0).Distinct()]))
            .OrderByDescending(c => c.Count).ThenByDescending(c => c.Newest);

    private sealed record Remark(FeedbackKind Kind, string Question, string Understood, string Reason, DateTime At);
}
