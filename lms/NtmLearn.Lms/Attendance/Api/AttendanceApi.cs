using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Errors;
using NtmLearn.Lms.Api.Idempotency;
using NtmLearn.Lms.Api.Validation;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Sheet;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Api;

/// <summary>How somebody was at a session. The header <c>Idempotency-Key</c> is the key of the mark in the ledger.</summary>
/// <param name="AttendeeId">A person, or a walk-in of the class.</param>
/// <param name="At">When the sending system saw it; by its clock.</param>
/// <param name="Reason">Needed after the day of the session, when something else was recorded.</param>
public sealed record MarkRequest(
    [RequiredVi] Guid? AttendeeId, [RequiredVi] AttendanceStatus? Status, DateTime? At = null, [MaxLengthVi(AttendanceMark.ReasonMaxLength)] string? Reason = null);

/// <summary>One of several marks.</summary>
/// <param name="Key">Made up by the sender, unique within the session.</param>
public sealed record KeyedMarkRequest(
    [RequiredVi, MaxLengthVi(AttendanceMark.ClientKeyMaxLength)] string? Key,
    [RequiredVi] Guid? AttendeeId,
    [RequiredVi] AttendanceStatus? Status,
    DateTime? At = null,
    [MaxLengthVi(AttendanceMark.ReasonMaxLength)] string? Reason = null);

/// <summary>Several marks of one session, written together; what is refused stops nothing else.</summary>
public sealed record MarksRequest([RequiredVi] IReadOnlyList<KeyedMarkRequest>? Marks);

/// <summary>What became of a mark.</summary>
/// <param name="Status">What counts now.</param>
/// <param name="Code">Why it was refused; null when it was not.</param>
public sealed record MarkResponse(string Key, MarkFate Fate, AttendanceStatus? Status, string? Code = null, string? Message = null)
{
    internal static MarkResponse From(MarkResult result) => new(result.ClientKey, result.Fate, result.Status, result.Refusal?.Code, result.Refusal?.Message);
}

/// <summary>A line of a session's list.</summary>
public sealed record AttendeeResponse(Guid AttendeeId, bool IsWalkIn, string FullName, AttendanceStatus? Status, ChoiceRule? Rule, int Marks);

/// <summary><c>/api/v1/sessions/{sessionId}/attendance</c> and <c>…/marks</c>.</summary>
public static class AttendanceApi
{
    /// <summary>Marks taken in one request.</summary>
    public const int MostMarks = 500;

    public static RouteGroupBuilder MapAttendanceApi(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/sessions/{sessionId:guid}").WithTags("Attendance");
        group.MapGet("/attendance", ListAsync).WithName("ListAttendance").RequireRight(Right.ReadAttendance);
        group.MapPost("/marks", MarkAsync).WithName("MarkAttendee").RequireRight(Right.TakeAttendance);
        group.MapPost("/marks/batch", MarkManyAsync).WithName("MarkAttendees").RequireRight(Right.TakeAttendance);
        return api;
    }

    /// <summary>Everybody on the list of a session, as far as the caller's reach goes, and what counts of each.</summary>
    private static async Task<Results<Ok<IReadOnlyList<AttendeeResponse>>, ProblemHttpResult>> ListAsync(
        Guid sessionId, HttpContext http, Caller caller, SheetReads reads, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller, sessionId, cancellationToken) is { } sheet
            ? TypedResults.Ok<IReadOnlyList<AttendeeResponse>>(
                [.. sheet.Rows.Select(r => new AttendeeResponse(r.AttendeeId, r.IsWalkIn, r.FullName, r.Standing, r.Rule, r.Marks))])
            : ApiProblems.Problem(http, StatusCodes.Status404NotFound);

    /// <summary>Writes one mark. Sent again with the same key it answers alike and writes nothing.</summary>
    [KeepsOwnKeys]
    private static async Task<Results<Ok<MarkResponse>, ProblemHttpResult>> MarkAsync(
        Guid sessionId, MarkRequest request, HttpContext http, Caller caller, AttendanceLedger ledger, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        if (!await MayAsync(sessionId, caller, contexts, cancellationToken))
        {
            return ApiProblems.Problem(http, StatusCodes.Status404NotFound);
        }

        var key = http.Request.Headers[IdempotencyKey.Header].ToString();
        var mark = new MarkInput(request.AttendeeId!.Value, request.Status!.Value, key, request.At, request.Reason);
        var outcome = await ledger.RecordAsync(caller.Actor, sessionId, new LedgerInput(MarkSource.Api, [mark]), cancellationToken);
        if (!outcome.IsDone)
        {
            return ApiRefusals.Refused(http, outcome.Refusals);
        }

        var result = outcome.Value![0];
        return result.Refusal switch
        {
            null => TypedResults.Ok(MarkResponse.From(result)),
            { Code: "key_reused" } reused => ApiProblems.Problem(http, StatusCodes.Status422UnprocessableEntity, reused.Message),
            { } refusal => ApiRefusals.Refused(http, [refusal]),
        };
    }

    /// <summary>Writes several marks in one transaction. Each has a key of its own, so sending all of them again is harmless.</summary>
    [KeepsOwnKeys]
    private static async Task<Results<Ok<IReadOnlyList<MarkResponse>>, ProblemHttpResult>> MarkManyAsync(
        Guid sessionId, MarksRequest request, HttpContext http, Caller caller, AttendanceLedger ledger, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        if (request.Marks!.Count is 0 or > MostMarks)
        {
            return ApiRefusals.Refused(http, [new Refusal(RefusalKind.Invalid, "too_many_marks", $"Mỗi lần gửi từ 1 đến {MostMarks} lượt ghi. Xin chia nhỏ rồi gửi tiếp.", "marks")]);
        }

        if (!await MayAsync(sessionId, caller, contexts, cancellationToken))
        {
            return ApiProblems.Problem(http, StatusCodes.Status404NotFound);
        }

        var marks = request.Marks.Select(m => new MarkInput(m.AttendeeId!.Value, m.Status!.Value, m.Key!, m.At, m.Reason)).ToList();
        var outcome = await ledger.RecordAsync(caller.Actor, sessionId, new LedgerInput(MarkSource.Api, marks), cancellationToken);
        return outcome.IsDone
            ? TypedResults.Ok<IReadOnlyList<MarkResponse>>([.. outcome.Value!.Select(MarkResponse.From)])
            : ApiRefusals.Refused(http, outcome.Refusals);
    }

    private static async Task<bool> MayAsync(Guid sessionId, Caller caller, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        if (caller.ScopeOf(Right.TakeAttendance).IsAll)
        {
            return true;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<TrainingSession>().Recorded(db, caller).AnyAsync(s => s.SessionId == sessionId, cancellationToken);
    }
}
