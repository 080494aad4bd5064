using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy.Consents;

namespace NtmLearn.Lms.Enrolments.Citizens;

/// <summary>
/// Enrols citizens who have no account. Somebody of the same name, place and telephone number is the same person; where it
/// cannot be told, a new person is made and the office looks.
/// </summary>
public sealed class CitizenEnrolling(EnrolmentService enrolments, AuditedWriter writer, ConsentService consents, ConsentTexts texts, TimeProvider clock)
{
    public Task<Outcome<EnrolmentResponse>> EnrolAsync(Guid offeringId, CitizenForm form, CancellationToken cancellationToken) =>
        enrolments.ChangeAsync(
            new Actor(ActorKind.Visitor),
            offeringId,
            [],
            async (seats, token) =>
            {
                if (await FindSentAsync(seats, form.FormKey, token) is { } sent)
                {
                    return Outcome<Enrolment>.Done(sent);
                }

                if (!PersonName.TryParse(form.FullName, out var name))
                {
                    return new Refusal(RefusalKind.Invalid, "name", "Xin gõ họ và tên, ví dụ Thạch Thị Hoa.", "fullName");
                }

                var (person, isAmbiguous) = await MatchAsync(seats, form, name, token);
                var isNew = person is null;
                person ??= Create(form, name);
                if (isNew)
                {
                    seats.Db.Add(person);
                }

                var who = EnrolmentActor.ForPerson(new Actor(ActorKind.Visitor), person.PersonId);
                var outcome = await enrolments.EnrolWithinAsync(seats, who, person.PersonId, EnrolmentPath.Citizen, token);
                if (outcome.Value is not { } enrolment)
                {
                    if (isNew)
                    {
                        seats.Db.Entry(person).State = EntityState.Detached;
                    }

                    return outcome;
                }

                seats.Db.Add(new CitizenReceipt
                {
                    CitizenReceiptId = clock.NewId(),
                    FormKey = form.FormKey,
                    EnrolmentId = enrolment.EnrolmentId,
                    ConsentVersion = texts.VersionOf(ConsentPurpose.Training),
                    At = seats.Now,
                    IsAmbiguous = isAmbiguous,
                });
                await consents.AddAsync(seats.Db, person.PersonId, [ConsentPurpose.Training], ConsentChannel.Web, token);
                return outcome;
            },
            cancellationToken);

    /// <summary>The office has looked whether somebody is the same as another of that name.</summary>
    /// <returns>False when there is nothing to look at, or the caller is not the office.</returns>
    public async Task<bool> LookAsync(Caller caller, Guid enrolmentId, CancellationToken cancellationToken) =>
        caller.Can(Right.ManageEnrolments) && await writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                var receipts = await db.Set<CitizenReceipt>().Where(r => r.EnrolmentId == enrolmentId && r.IsAmbiguous && r.LookedAt == null).ToListAsync(token);
                receipts.ForEach(r => r.LookedAt = clock.UtcNow);
                if (receipts.Count > 0)
                {
                    AuditedWriter.Note(
                        db, (caller.Actor with { Reason = "Đã xem: có thể trùng người" }, clock.UtcNow), AuditAction.Changed, nameof(Enrolment), enrolmentId, null, null);
                }

                await db.SaveChangesAsync(token);
                return receipts.Count > 0;
            },
            cancellationToken);

    private static async Task<Enrolment?> FindSentAsync(ClassSeats seats, Guid formKey, CancellationToken cancellationToken)
    {
        var enrolmentId = await seats.Db.Set<CitizenReceipt>()
            .Where(r => r.FormKey == formKey).Select(r => (Guid?)r.EnrolmentId).SingleOrDefaultAsync(cancellationToken);
        return enrolmentId is null
            ? null
            : await seats.Db.Set<Enrolment>().SingleAsync(e => e.EnrolmentId == enrolmentId, cancellationToken);
    }

    private static async Task<(Person? Person, bool IsAmbiguous)> MatchAsync(
        ClassSeats seats, CitizenForm form, PersonName name, CancellationToken cancellationToken)
    {
        var key = name.SearchKey;
        var alike = await seats.Db.Set<Person>().AsNoTracking()
            .Where(p => p.SearchKey == key && p.MergedIntoId == null && p.ErasedAt == null)
            .Where(p => form.HamletId != null ? p.HamletId == form.HamletId : p.UnitId == form.UnitId)
            .ToListAsync(cancellationToken);
        var same = alike.FindAll(p => form.Phone is not null && p.Phone == form.Phone
            && (form.YearOfBirth is null || p.YearOfBirth is null || p.YearOfBirth == form.YearOfBirth));
        return same is [var only] ? (only, false) : (null, alike.Count > 0);
    }

    private Person Create(CitizenForm form, PersonName name) => new()
    {
        PersonId = clock.NewId(),
        FullName = name.Full,
        SearchKey = name.SearchKey,
        SortKey = name.SortKey,
        Phone = form.Phone,
        Email = form.Email,
        YearOfBirth = form.YearOfBirth,
        HamletId = form.HamletId,
        UnitId = form.UnitId,
        CreatedAt = clock.UtcNow,
    };
}
