using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>Forms of the sessions of a class.</summary>
public static partial class ClassDeskEndpoints
{
    private static async Task<Results<RazorComponentResult<SessionEditPage>, NotFound>> NewSessionAsync(
        string code, string? tim, Caller caller, ClassReads reads, ClassChoices choices, CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller, code, cancellationToken) is not { MayManage: true } details)
        {
            return TypedResults.NotFound();
        }

        // The next half-day is usually like the last.
        var last = details.Sessions.LastOrDefault(s => !s.Session.IsCancelled)?.Session;
        var form = FormState.Empty.WithTime("startMinute", last?.StartMinute ?? 450).WithTime("endMinute", last?.EndMinute ?? 660).With("venueId", last?.VenueId);
        return await SessionEditorAsync(details, null, form, tim, choices, cancellationToken);
    }

    private static async Task<Results<RazorComponentResult<SessionEditPage>, SeeOther, NotFound>> AddSessionAsync(
        string code, IFormCollection posted, Caller caller, SessionService sessions, ClassReads reads, ClassChoices choices, CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller, code, cancellationToken) is not { MayManage: true } details)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(posted);
        if (ClassForms.ReadSession(form) is { } input)
        {
            var outcome = await sessions.AddAsync(caller, details.Offering.OfferingId, input, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(code), "them-buoi"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await SessionEditorAsync(details, null, form, null, choices, cancellationToken);
    }

    private static async Task<Results<RazorComponentResult<SessionEditPage>, NotFound>> EditSessionAsync(
        string code, Guid sessionId, string? tim, Caller caller, ClassReads reads, ClassChoices choices, SessionInputs inputs, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller, code, cancellationToken) is { MayManage: true } details
        && details.Sessions.Any(s => s.Session.SessionId == sessionId && !s.Session.IsCancelled)
            ? await SessionEditorAsync(
                details, sessionId, ClassForms.FillSession(await inputs.OfAsync(sessionId, cancellationToken)), tim, choices, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<SessionEditPage>, SeeOther, NotFound>> ChangeSessionAsync(
        string code, Guid sessionId, IFormCollection posted, Caller caller, SessionService sessions, ClassReads reads, ClassChoices choices,
        CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller, code, cancellationToken) is not { MayManage: true } details
            || details.Sessions.All(s => s.Session.SessionId != sessionId))
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(posted);
        if (ClassForms.ReadSession(form) is { } input)
        {
            var outcome = await sessions.ChangeAsync(caller, sessionId, input, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(code), "sua-buoi"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await SessionEditorAsync(details, sessionId, form, null, choices, cancellationToken);
    }

    private static Task<Results<RazorComponentResult<ClassDeskPage>, SeeOther, NotFound>> CancelSessionAsync(
        string code, Guid sessionId, IFormCollection posted, Caller caller, SessionService sessions, ClassReads reads, CancellationToken cancellationToken) =>
        ActAsync(
            code, caller, reads, "huy-buoi",
            details => details.Sessions.Any(s => s.Session.SessionId == sessionId)
                ? Only(sessions.CancelAsync(caller, sessionId, cancellationToken))
                : Task.FromResult<IReadOnlyList<Refusal>>([new(RefusalKind.NotFound, "session_not_found", "Không tìm thấy buổi học này.")]),
            cancellationToken);

    private static async Task<RazorComponentResult<SessionEditPage>> SessionEditorAsync(
        ClassDetails details, Guid? sessionId, FormState form, string? search, ClassChoices choices, CancellationToken cancellationToken) =>
        new(new
        {
            Class = details,
            SessionId = sessionId,
            Form = form,
            Search = search ?? "",
            Venues = await choices.VenuesAsync(cancellationToken),
            Facilitators = await choices.FacilitatorsAsync(search ?? "", form.Values("facilitatorIds"), cancellationToken),
        })
        { StatusCode = StatusOf(form) };
}
