using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Evaluations;

/// <summary>Takes what people say of a class. Who sends is never asked for, also not when they are signed in.</summary>
public sealed class EvaluationService(AuditedWriter writer, LocalTime time, IOptions<EvaluationOptions> options)
{
    public static readonly Refusal NotOpen = new(RefusalKind.Conflict, "evaluation_closed", "Phiếu đánh giá chỉ mở từ buổi cuối của lớp và trong những ngày sau lớp.");

    private static readonly Refusal NoClass = new(RefusalKind.NotFound, "class_not_found", "Không tìm thấy lớp này, hoặc lớp ngoài phạm vi của anh chị.");

    /// <summary>One answer by phone. A form sent again counts once.</summary>
    /// <param name="sessionId">The session it is about; null for the class.</param>
    /// <param name="key">The form's hidden key.</param>
    /// <returns>Whether it was counted now; false when it had been before.</returns>
    public Task<Outcome<bool>> SendAsync(Guid offeringId, Guid? sessionId, EvaluationInput input, string key, CancellationToken cancellationToken) =>
        writer.WriteAsync<Outcome<bool>>(
            new Actor(ActorKind.Visitor),
            async (db, token) =>
            {
                if (!await IsOpenAsync(db, offeringId, token))
                {
                    return NotOpen;
                }

                var isNew = await SpendAsync(db, key, token);
                if (isNew)
                {
                    db.Add(Make(offeringId, await KnownAsync(db, offeringId, sessionId, token), EvaluationSource.Phone, input));
                    await db.SaveChangesAsync(token);
                }

                return Outcome<bool>.Done(isNew);
            },
            cancellationToken);

    /// <summary>A pile of papers, all or none. How many there were is audited for the class; which answers, is not.</summary>
    /// <returns>How many were counted now; none when the form had been sent before.</returns>
    public Task<Outcome<int>> EnterPaperAsync(
        Caller caller, Guid offeringId, Guid? sessionId, IReadOnlyList<EvaluationInput> papers, string key, CancellationToken cancellationToken) =>
        writer.WriteAsync<Outcome<int>>(
            caller.Actor,
            async (db, token) =>
            {
                if (!await db.Set<CourseOffering>().OfScope(db, caller.ScopeOf(Right.ManageQuizzes)).AnyAsync(o => o.OfferingId == offeringId, token))
                {
                    return NoClass;
                }

                if (!await SpendAsync(db, key, token))
                {
                    return Outcome<int>.Done(0);
                }

                var session = await KnownAsync(db, offeringId, sessionId, token);
                db.AddRange(papers.Select(p => Make(offeringId, session, EvaluationSource.Paper, p)));
                AuditedWriter.Note(
                    db, (caller.Actor, time.UtcNow), AuditAction.Imported, nameof(CourseOffering), offeringId, null,
                    $$"""{"What":"evaluations","Rows":{{papers.Count}}}""");
                await db.SaveChangesAsync(token);
                return Outcome<int>.Done(papers.Count);
            },
            cancellationToken);

    /// <summary>Whether a class can be rated by phone now.</summary>
    internal async Task<bool> IsOpenAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken) =>
        await db.Set<CourseOffering>().AnyAsync(
            o => o.OfferingId == offeringId && o.Status != OfferingStatus.Draft && o.Status != OfferingStatus.Cancelled, cancellationToken)
        && await ClassEnd.FindAsync(db, offeringId, cancellationToken) is { } end && end.IsNow(time, options.Value.OpenDaysAfter);

    /// <summary>Uses up a form; false when it was used up before.</summary>
    private async Task<bool> SpendAsync(NtmLearnDbContext db, string key, CancellationToken cancellationToken)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        await TransactionLock.TakeAsync(db, [new Guid(hash.AsSpan(0, 16))], cancellationToken);
        var text = Convert.ToHexString(hash);
        if (await db.Set<EvaluationPass>().AnyAsync(p => p.KeyHash == text, cancellationToken))
        {
            return false;
        }

        db.Add(new EvaluationPass { KeyHash = text, Day = time.Today });
        return true;
    }

    private static async Task<Guid?> KnownAsync(NtmLearnDbContext db, Guid offeringId, Guid? sessionId, CancellationToken cancellationToken) =>
        await db.Set<TrainingSession>().AnyAsync(s => s.SessionId == sessionId && s.OfferingId == offeringId, cancellationToken) ? sessionId : null;

    private Evaluation Make(Guid offeringId, Guid? sessionId, EvaluationSource source, EvaluationInput input) => new()
    {
        // Not the clock's: that would tell when.
        EvaluationId = Guid.NewGuid(),
        OfferingId = offeringId,
        SessionId = sessionId,
        Source = source,
        Day = time.Today,
        Content = input.Content,
        Speaker = input.Speaker,
        Place = input.Place,
        Wish = input.Wish,
    };
}
