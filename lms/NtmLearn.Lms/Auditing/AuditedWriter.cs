using NtmLearn.Lms.Api.Idempotency;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Auditing;

/// <summary>
/// Writes with a name beneath: what an <see cref="Actor"/> changes is audited in the transaction that changes it. Every
/// service of training and communication writes through this; the work may be run again, so it changes only the database.
/// </summary>
public sealed class AuditedWriter(WriterGate gate, TimeProvider clock)
{
    private long writes;

    /// <summary>Goes up after each write of this process, for those who keep in memory what is written.</summary>
    public long Writes => Interlocked.Read(ref writes);

    public async Task<T> WriteAsync<T>(Actor actor, Func<NtmLearnDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var claim = IdempotentClaim.Current;
        try
        {
            return await gate.WriteAsync(
                async (db, token) =>
                {
                    db.Author = (actor, clock.UtcNow);
                    var result = await work(db, token);
                    if (claim is { } own && db.HasSaved)
                    {
                        await IdempotentClaim.MarkAsync(db, own, token);
                    }

                    return result;
                },
                cancellationToken);
        }
        finally
        {
            // Also when it failed: it may have been committed all the same.
            Interlocked.Increment(ref writes);
        }
    }

    public Task WriteAsync(Actor actor, Func<NtmLearnDbContext, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        WriteAsync(
            actor,
            async (db, token) =>
            {
                await work(db, token);
                return true;
            },
            cancellationToken);

    /// <summary>Writes down something that changes no row: a sensitive field read, rows exported, a sign-in.</summary>
    public Task NoteAsync(
        Actor actor, AuditAction action, string subject, Guid subjectId, Guid? personId, string? detail, CancellationToken cancellationToken) =>
        gate.WriteAsync(
            async (db, token) =>
            {
                Note(db, (actor, clock.UtcNow), action, subject, subjectId, personId, detail);
                await db.SaveChangesAsync(token);
            },
            cancellationToken);

    /// <summary>The same inside a transaction that is going on.</summary>
    /// <param name="detail">A JSON object that says more, without names or numbers of people; or null.</param>
    public static void Note(
        NtmLearnDbContext db, (Actor Actor, DateTime At) author, AuditAction action, string subject, Guid subjectId, Guid? personId, string? detail) =>
        db.Add(new AuditEntry
        {
            AuditEntryId = Guid.CreateVersion7(new DateTimeOffset(author.At)),
            At = author.At,
            ActorKind = author.Actor.Kind,
            ActorId = author.Actor.Id,
            ActorLabel = author.Actor.Label,
            Action = action,
            Subject = subject,
            SubjectId = subjectId,
            PersonId = personId,
            After = detail,
            Reason = author.Actor.Reason,
        });
}
