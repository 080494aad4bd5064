using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Imports;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Privacy.Erasing;

/// <summary>
/// Takes out who somebody was, everywhere, and keeps that somebody was there: enrolments stay with unit and sex. Papers that
/// were printed and signed, and payment lists that accounting rules keep, lie outside and are not touched; whoever erases is
/// told so.
/// </summary>
public sealed partial class PersonEraser(
    AuditedWriter writer,
    WriterGate gate,
    IDbContextFactory<NtmLearnDbContext> contexts,
    IEnumerable<IPersonalDataHolder> holders,
    KnownAccounts known,
    ImportService imports,
    LocalTime time,
    ILogger<PersonEraser> logger)
{
    /// <summary>What stands in place of a name.</summary>
    public const string NeutralName = "Đã xóa";

    internal static readonly Refusal NotFound = new(RefusalKind.NotFound, "person_unknown", "Không tìm thấy người này. Xin tìm lại trong danh sách.");

    private static readonly Refusal Forbidden = new(
        RefusalKind.Forbidden, "erase_not_allowed", "Chỉ người phụ trách dữ liệu cá nhân được xóa. Xin chuyển yêu cầu cho Văn phòng Điều phối.");

    private static readonly EnrolmentStatus[] Standing =
        [EnrolmentStatus.Requested, EnrolmentStatus.Returned, EnrolmentStatus.WaitListed, EnrolmentStatus.Offered, EnrolmentStatus.Enrolled];

    /// <summary>Erases a person on behalf of an officer.</summary>
    /// <param name="confirmed">Also while the person holds a seat in a class, or leads one, that is not over.</param>
    public async Task<Outcome<Erasure>> EraseAsync(
        Caller caller, Guid personId, ErasureBasis basis, bool confirmed, CancellationToken cancellationToken) =>
        caller.ScopeOf(Right.HandlePrivacy).IsAll
            ? await EraseAsync(caller.Actor, personId, basis, confirmed, cancellationToken)
            : Forbidden;

    /// <summary>The same for an operator or a job, who are let in otherwise. Erasing somebody erased changes nothing.</summary>
    public async Task<Outcome<Erasure>> EraseAsync(
        Actor actor, Guid personId, ErasureBasis basis, bool confirmed, CancellationToken cancellationToken)
    {
        var (outcome, erased) = await writer.WriteAsync(
            actor, (db, token) => EraseWithinAsync(db, actor, personId, basis, confirmed, token), cancellationToken);
        if (erased is not null)
        {
            foreach (var accountId in erased.AccountIds)
            {
                known.Forget(accountId);
            }

            // Lists that were imported may name the person; what they brought is in the database, so all of them go.
            await imports.ForgetAsync(time.UtcNow, cancellationToken);
            await gate.ForgetErasedAsync(cancellationToken);
            LogErased(erased.PersonId, erased.PersonIds.Count);
        }

        return outcome;
    }

    /// <summary>What stands against erasing a person at once.</summary>
    public async Task<ErasureHindrance> HindranceAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await PersonalDataSubject.FindAsync(db, personId, cancellationToken) is { } subject
            ? await HindranceAsync(db, subject, cancellationToken)
            : new ErasureHindrance([], []);
    }

    private async Task<(Outcome<Erasure> Outcome, PersonalDataSubject? Erased)> EraseWithinAsync(
        NtmLearnDbContext db, Actor actor, Guid personId, ErasureBasis basis, bool confirmed, CancellationToken cancellationToken)
    {
        if (await PersonalDataSubject.FindAsync(db, personId, cancellationToken) is not { } subject)
        {
            return (NotFound, null);
        }

        var done = Outcome<Erasure>.Done(
            new Erasure(subject.PersonId, subject.PersonIds.Count, subject.EnrolmentIds.Count, subject.AccountIds.Count > 0));
        if (await db.Set<Person>().AnyAsync(p => p.PersonId == subject.PersonId && p.ErasedAt != null, cancellationToken))
        {
            return (done, null);
        }

        if (await CheckAsync(db, subject, confirmed, cancellationToken) is { } refusal)
        {
            return (refusal, null);
        }

        foreach (var holder in holders.OrderByDescending(h => h.Order))
        {
            await holder.EraseAsync(db, subject, cancellationToken);
        }

        AuditedWriter.Note(
            db, (actor with { Reason = null }, time.UtcNow), AuditAction.Erased, nameof(Person), subject.PersonId, subject.PersonId, $$"""{"Basis":"{{basis}}"}""");
        await db.SaveChangesAsync(cancellationToken);
        return (done, subject);
    }

    private async Task<Refusal?> CheckAsync(NtmLearnDbContext db, PersonalDataSubject subject, bool confirmed, CancellationToken cancellationToken)
    {
        foreach (var accountId in subject.AccountIds)
        {
            if (await AccountRoles.IsLastAdministratorAsync(db, accountId, time.Today, cancellationToken))
            {
                return AccountRoles.LastAdministrator;
            }
        }

        if (confirmed || await HindranceAsync(db, subject, cancellationToken) is not { Exists: true } hindrance)
        {
            return null;
        }

        var classes = string.Join(", ", hindrance.Seats.Concat(hindrance.Led).Distinct(StringComparer.Ordinal));
        return new Refusal(
            RefusalKind.Conflict,
            "erase_has_classes",
            $"Người này còn giữ chỗ hoặc dạy ở lớp chưa kết thúc ({classes}). Xin rút tên hoặc đổi người dạy trước, hoặc đánh dấu “Vẫn xóa”.",
            "van-xoa");
    }

    private static async Task<ErasureHindrance> HindranceAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.PersonIds;
        var open = db.Set<CourseOffering>().Where(o => o.Status != OfferingStatus.Completed && o.Status != OfferingStatus.Cancelled);
        var seats = await open.Where(o => db.Set<Enrolment>().Any(e => e.OfferingId == o.OfferingId && ids.Contains(e.PersonId) && Standing.Contains(e.Status)))
            .Select(o => o.Code).OrderBy(c => c).ToListAsync(cancellationToken);
        var led = await open.Where(o => db.Set<TrainingSession>().Any(s => s.OfferingId == o.OfferingId && !s.IsCancelled
                && db.Set<SessionFacilitator>().Any(f => f.SessionId == s.SessionId && ids.Contains(f.PersonId))))
            .Select(o => o.Code).OrderBy(c => c).ToListAsync(cancellationToken);
        return new ErasureHindrance(seats, led);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Person {PersonId} erased, {Rows} rows")]
    private partial void LogErased(Guid personId, int rows);
}
