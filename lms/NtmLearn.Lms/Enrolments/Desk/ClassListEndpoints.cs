using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments.Citizens;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Enrolments.Desk;

/// <summary>The list of a class for the office, for those who lead it, and for units as far as their people go.</summary>
public static class ClassListEndpoints
{
    private const int MostFound = 20;

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["ghi"] = "Đã ghi. Trạng thái ở bảng dưới.",
        ["rut"] = "Đã rút. Chỗ đã chuyển cho người chờ, nếu có.",
        ["thay"] = "Đã thay người.",
        ["da-xem"] = "Đã ghi là đã xem.",
    };

    /// <summary>Maps <c>/van-phong/lop/{code}/dang-ky</c> and <c>/van-phong/dang-ky/{id}</c>.</summary>
    public static IEndpointRouteBuilder MapClassLists(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/van-phong/lop/{code}/dang-ky", ShowAsync).RequireRight(Right.ReadEnrolments);
        routes.MapPost("/van-phong/lop/{code}/dang-ky", ChangeAsync).RequireRight(Right.ManageEnrolments);
        routes.MapPost("/van-phong/lop/{code}/dang-ky/{enrolmentId:guid}/da-xem", LookAsync).RequireRight(Right.ManageEnrolments);
        routes.MapGet("/van-phong/dang-ky/{enrolmentId:guid}", HistoryAsync).RequireRight(Right.ReadEnrolments, Right.Nominate, Right.OwnThings);
        return routes;
    }

    private static async Task<Results<RazorComponentResult<ClassListPage>, NotFound>> ShowAsync(
        string code, HttpRequest request, Pages pages, CancellationToken cancellationToken) =>
        await pages.RenderAsync(code, FormState.From(request.Query), cancellationToken);

    private static async Task<Results<RazorComponentResult<ClassListPage>, NotFound, SeeOther>> ChangeAsync(
        string code, IFormCollection fields, Pages pages, EnrolmentReads reads, EnrolmentService enrolments, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        if (await reads.ClassAsync(code, cancellationToken) is not { } offering)
        {
            return TypedResults.NotFound();
        }

        var who = EnrolmentActor.Of(caller);
        var what = form.OneOf("viec", "Việc", ["ghi", "rut", "thay"]);
        var person = form.Id("person", "Người", required: what is not "rut");
        var enrolment = form.Id("enrolment", "Đăng ký", required: what is not "ghi");
        var reason = form.OptionalText("reason", "Lý do", Enrolment.ReasonMaxLength);
        if (!form.HasErrors)
        {
            var outcome = what switch
            {
                "ghi" => await enrolments.EnrolAsync(who, offering.OfferingId, person!.Value, EnrolmentPath.Office, cancellationToken),
                "rut" => await enrolments.WithdrawAsync(who, enrolment!.Value, reason, cancellationToken),
                _ => await enrolments.ReplaceAsync(who, enrolment!.Value, person!.Value, reason, cancellationToken),
            };
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path($"/van-phong/lop/{code}/dang-ky", what!));
            }

            outcome.Refusals.ToList().ForEach(r => form.Add("", r.Message));
        }

        var page = await pages.RenderAsync(code, form, cancellationToken);
        return page.Result is RazorComponentResult<ClassListPage> shown ? shown : TypedResults.NotFound();
    }

    /// <summary>Notes that somebody looked whether a citizen is the same as another of that name.</summary>
    private static async Task<Results<SeeOther, NotFound>> LookAsync(
        string code, Guid enrolmentId, IFormCollection fields, CitizenEnrolling citizens, Caller caller, CancellationToken cancellationToken) =>
        await citizens.LookAsync(caller, enrolmentId, cancellationToken)
            ? new SeeOther(Done.Path($"/van-phong/lop/{code}/dang-ky", "da-xem"))
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<HistoryPage>, NotFound>> HistoryAsync(
        Guid enrolmentId, EnrolmentReads reads, Pages pages, Caller caller, CancellationToken cancellationToken) =>
        await reads.FindAsync(enrolmentId, cancellationToken) is { } found && await pages.MaySeeAsync(found.Enrolment, found.Class.OfferingId, caller, cancellationToken)
            ? new RazorComponentResult<HistoryPage>(new { found.Line, found.Class, Steps = await reads.HistoryAsync(enrolmentId, cancellationToken) })
            : TypedResults.NotFound();

    /// <summary>Gathers what the list shows, and knows who may see it.</summary>
    public sealed class Pages(EnrolmentReads reads, PersonSearch search, IDbContextFactory<NtmLearnDbContext> contexts, Caller caller)
    {
        internal async Task<Results<RazorComponentResult<ClassListPage>, NotFound>> RenderAsync(string code, FormState form, CancellationToken cancellationToken)
        {
            if (await reads.ClassAsync(code, cancellationToken) is not { } offering)
            {
                return TypedResults.NotFound();
            }

            var scope = await LeadsAsync(offering.OfferingId, caller, cancellationToken) ? UnitScope.Everything : caller.ScopeOf(Right.ReadEnrolments);
            var lines = await reads.OfClassAsync(offering.OfferingId, scope, cancellationToken);
            var isOffice = caller.Can(Right.ManageEnrolments);
            if (lines.Count == 0 && !scope.IsAll && !await ReachesAsync(offering.OfferingId, cancellationToken))
            {
                // Neither leads it nor answers for anybody in it, and it is none of theirs.
                return TypedResults.NotFound();
            }

            var text = form.Value("tim");
            var found = text.Length == 0 || !isOffice
                ? []
                : await search.FindAsync(caller.ScopeOf(Right.ManageEnrolments), new PersonQuery(text, Limit: MostFound), cancellationToken);
            return new RazorComponentResult<ClassListPage>(new
            {
                Class = offering,
                Lines = lines,
                Form = form,
                Found = (IReadOnlyList<PersonLine>)[.. found.Where(p => !lines.Any(l => l.PersonId == p.PersonId && l.Status.IsLive()))],
                CanChange = isOffice,
            })
            {
                StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            };
        }

        /// <summary>The person, whoever answers for them, and who leads the class.</summary>
        internal async Task<bool> MaySeeAsync(Enrolment enrolment, Guid offeringId, Caller who, CancellationToken cancellationToken) =>
            who.PersonId == enrolment.PersonId
            || who.ScopeOf(Right.ReadEnrolments).Covers(enrolment.UnitId, enrolment.OrganisationId)
            || who.ScopeOf(Right.Nominate).Covers(enrolment.UnitId, enrolment.OrganisationId)
            || await LeadsAsync(offeringId, who, cancellationToken);

        private async Task<bool> ReachesAsync(Guid offeringId, CancellationToken cancellationToken)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            return await db.Set<CourseOffering>().Within(db, caller).AnyAsync(o => o.OfferingId == offeringId, cancellationToken);
        }

        private async Task<bool> LeadsAsync(Guid offeringId, Caller who, CancellationToken cancellationToken)
        {
            if (!who.Has(Role.Facilitator) || who.PersonId is not { } person)
            {
                return false;
            }

            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            return await db.Set<SessionFacilitator>().AnyAsync(
                f => f.PersonId == person && db.Set<TrainingSession>().Any(s => s.SessionId == f.SessionId && s.OfferingId == offeringId), cancellationToken);
        }
    }
}
