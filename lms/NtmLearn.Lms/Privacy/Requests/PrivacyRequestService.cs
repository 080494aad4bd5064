using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Privacy.Consents;

namespace NtmLearn.Lms.Privacy.Requests;

/// <summary>Takes requests about personal data in, and leads them to their end. Every step is audited.</summary>
public sealed class PrivacyRequestService(AuditedWriter writer, TimeProvider clock)
{
    private static readonly Refusal NoPerson = new(RefusalKind.NotFound, "person_unknown", "Không tìm thấy người này. Xin tìm lại trong danh sách.");
    private static readonly Refusal NoRequest = new(RefusalKind.NotFound, "request_unknown", "Không tìm thấy yêu cầu này. Xin mở lại danh sách yêu cầu.");
    private static readonly Refusal Closed = new(RefusalKind.Conflict, "request_closed", "Yêu cầu này đã kết thúc. Nếu cần làm tiếp, xin lập yêu cầu mới.");

    private static readonly Refusal Forbidden = new(
        RefusalKind.Forbidden, "request_not_allowed", "Chỉ người phụ trách dữ liệu cá nhân xử lý yêu cầu này. Xin chuyển cho Văn phòng Điều phối.");

    /// <summary>Takes in what a person asks for themselves, signed in.</summary>
    public Task<Outcome<PrivacyRequest>> SubmitOwnAsync(Caller caller, PrivacyRequestKind kind, string? detail, CancellationToken cancellationToken) =>
        caller.PersonId is { } personId
            ? SubmitAsync(caller.Actor, personId, kind, detail, ConsentChannel.Web, cancellationToken)
            : Task.FromResult<Outcome<PrivacyRequest>>(NoPerson);

    /// <summary>Takes in what a person asked an officer for.</summary>
    public Task<Outcome<PrivacyRequest>> SubmitForAsync(
        Caller caller, Guid personId, PrivacyRequestKind kind, string? detail, ConsentChannel channel, CancellationToken cancellationToken) =>
        caller.ScopeOf(Right.HandlePrivacy).IsAll
            ? SubmitAsync(caller.Actor, personId, kind, detail, channel, cancellationToken)
            : Task.FromResult<Outcome<PrivacyRequest>>(Forbidden);

    /// <summary>Takes in what a citizen without an account asks, who proves by a receipt code whose data it is.</summary>
    /// <param name="receiptCode">As it is kept, see <see cref="Enrolment.ReceiptCode"/>.</param>
    public async Task<Outcome<PrivacyRequest>> SubmitByReceiptAsync(
        Actor actor, string receiptCode, PrivacyRequestKind kind, string? detail, CancellationToken cancellationToken) =>
        await writer.WriteAsync(
            actor,
            async (db, token) => await db.Set<Enrolment>().FirstOrDefaultAsync(e => e.ReceiptCode == receiptCode, token) is { } enrolment
                ? await AddAsync(db, enrolment.PersonId, kind, detail, ConsentChannel.Web, token)
                : new Refusal(RefusalKind.NotFound, "receipt_unknown", "Không có mã phiếu này. Xin xem lại mã trên phiếu.", "ma-phieu"),
            cancellationToken);

    /// <summary>Tells that the request came and what will be done.</summary>
    public Task<Outcome<PrivacyRequest>> AnswerAsync(Caller caller, Guid requestId, int version, string answer, CancellationToken cancellationToken) =>
        ChangeAsync(
            caller, requestId, version, request => (request.State, request.AnsweredAt, request.Answer) = (PrivacyRequestState.Answered, clock.UtcNow, answer), cancellationToken);

    /// <summary>Says whether somebody else must act too.</summary>
    public Task<Outcome<PrivacyRequest>> SetThirdPartyAsync(Caller caller, Guid requestId, int version, bool needed, CancellationToken cancellationToken) =>
        ChangeAsync(caller, requestId, version, request => request.NeedsThirdParty = needed, cancellationToken);

    /// <summary>Extends the term, once.</summary>
    public async Task<Outcome<PrivacyRequest>> ExtendAsync(
        Caller caller, Guid requestId, int version, int days, string reason, CancellationToken cancellationToken)
    {
        if (days is < 1 or > PrivacyRequest.MostExtendedDays)
        {
            return new Refusal(
                RefusalKind.Invalid, "extension_too_long", $"Gia hạn được từ 1 đến {PrivacyRequest.MostExtendedDays} ngày. Xin sửa lại số ngày.", "so-ngay");
        }

        return await ChangeAsync(
            caller,
            requestId,
            version,
            request => (request.ExtendedDays, request.ExtensionReason) = (days, reason),
            cancellationToken,
            request => request.ExtendedDays > 0
                ? new Refusal(RefusalKind.Conflict, "extended_before", "Yêu cầu này đã gia hạn một lần, không gia hạn thêm được.")
                : null);
    }

    /// <summary>It was done.</summary>
    public Task<Outcome<PrivacyRequest>> FinishAsync(Caller caller, Guid requestId, int version, string? answer, CancellationToken cancellationToken) =>
        ChangeAsync(
            caller,
            requestId,
            version,
            request =>
            {
                (request.State, request.ClosedAt) = (PrivacyRequestState.Done, clock.UtcNow);
                request.AnsweredAt ??= clock.UtcNow;
                request.Answer = answer ?? request.Answer;
            },
            cancellationToken);

    /// <summary>It is not done, and why.</summary>
    public Task<Outcome<PrivacyRequest>> RefuseAsync(Caller caller, Guid requestId, int version, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(
            caller,
            requestId,
            version,
            request =>
            {
                (request.State, request.ClosedAt, request.Answer) = (PrivacyRequestState.Refused, clock.UtcNow, reason);
                request.AnsweredAt ??= clock.UtcNow;
            },
            cancellationToken);

    private Task<Outcome<PrivacyRequest>> SubmitAsync(
        Actor actor, Guid personId, PrivacyRequestKind kind, string? detail, ConsentChannel channel, CancellationToken cancellationToken) =>
        writer.WriteAsync(actor, (db, token) => AddAsync(db, personId, kind, detail, channel, token), cancellationToken);

    /// <summary>Asking again for what is already asked for, in the same words, changes nothing.</summary>
    private async Task<Outcome<PrivacyRequest>> AddAsync(
        NtmLearnDbContext db, Guid personId, PrivacyRequestKind kind, string? detail, ConsentChannel channel, CancellationToken cancellationToken)
    {
        if (await PersonalDataSubject.KeptRowAsync(db, personId, cancellationToken) is not { ErasedAt: null } person)
        {
            return NoPerson;
        }

        if (await db.Set<PrivacyRequest>().AsNoTracking().FirstOrDefaultAsync(
            r => r.PersonId == person.PersonId && r.Kind == kind && r.Detail == detail
                && (r.State == PrivacyRequestState.Received || r.State == PrivacyRequestState.Answered),
            cancellationToken) is { } open)
        {
            return Outcome<PrivacyRequest>.Done(open);
        }

        var request = new PrivacyRequest
        {
            PrivacyRequestId = clock.NewId(),
            PersonId = person.PersonId,
            Kind = kind,
            State = PrivacyRequestState.Received,
            ReceivedAt = clock.UtcNow,
            Channel = channel,
            Detail = detail,
        };
        db.Add(request);
        await db.SaveChangesAsync(cancellationToken);
        return Outcome<PrivacyRequest>.Done(request);
    }

    private async Task<Outcome<PrivacyRequest>> ChangeAsync(
        Caller caller, Guid requestId, int version, Action<PrivacyRequest> change, CancellationToken cancellationToken, Func<PrivacyRequest, Refusal?>? check = null)
    {
        if (!caller.ScopeOf(Right.HandlePrivacy).IsAll)
        {
            return Forbidden;
        }

        return await writer.WriteAsync<Outcome<PrivacyRequest>>(
            caller.Actor,
            async (db, token) =>
            {
                if (await db.Set<PrivacyRequest>().FirstOrDefaultAsync(r => r.PrivacyRequestId == requestId, token) is not { } request)
                {
                    return NoRequest;
                }

                if (!request.IsOpen)
                {
                    return Closed;
                }

                if (request.Version != version)
                {
                    return new Refusal(RefusalKind.Conflict, "request_changed", "Có người vừa xử lý yêu cầu này. Xin xem lại rồi làm tiếp.");
                }

                if (check?.Invoke(request) is { } refusal)
                {
                    return refusal;
                }

                change(request);
                request.Version++;
                await db.SaveChangesAsync(token);
                return Outcome<PrivacyRequest>.Done(request);
            },
            cancellationToken);
    }
}
