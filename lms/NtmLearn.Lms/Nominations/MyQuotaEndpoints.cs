using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Nominations;

/// <summary>A unit's quotas: how many, until when, and filling them with names.</summary>
public static class MyQuotaEndpoints
{
    internal const string Path = "/don-vi-cua-toi/chi-tieu";
    private const int MostFound = 20;

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["cu"] = "Đã cử. Người được cử sẽ nhận tin.",
        ["rut"] = "Đã rút. Chỗ của đơn vị còn đó tới hạn.",
        ["thay"] = "Đã thay người. Cả hai người đều được báo.",
        ["gui-lai"] = "Đã gửi lại tin báo.",
    };

    /// <summary>Maps <c>/don-vi-cua-toi/chi-tieu</c>.</summary>
    public static IEndpointRouteBuilder MapMyQuotas(this IEndpointRouteBuilder routes)
    {
        var quotas = routes.MapGroup(Path);
        quotas.MapGet("", ListAsync).RequireRight(Right.Nominate);
        quotas.MapGet("/{quotaId:guid}", ShowAsync).RequireRight(Right.Nominate);
        quotas.MapPost("/{quotaId:guid}", ChangeAsync).RequireRight(Right.Nominate);
        quotas.MapPost("/{quotaId:guid}/nguoi-moi", AddAsync).RequireRight(Right.Nominate);
        return routes;
    }

    private static async Task<RazorComponentResult<MyQuotasPage>> ListAsync(
        QuotaReads quotas, EnrolmentReads classes, Caller caller, CancellationToken cancellationToken)
    {
        var mine = await quotas.MineAsync(caller.ScopeOf(Right.Nominate), cancellationToken);
        return new(new { Quotas = mine, Classes = await classes.ClassesAsync([.. mine.Select(q => q.OfferingId).Distinct()], cancellationToken) });
    }

    private static async Task<Results<RazorComponentResult<MyQuotaPage>, NotFound>> ShowAsync(
        Guid quotaId, HttpRequest request, Pages pages, CancellationToken cancellationToken) =>
        await pages.RenderAsync(quotaId, FormState.From(request.Query), cancellationToken);

    /// <summary>Names somebody, or withdraws, replaces or tells again somebody who was named.</summary>
    private static async Task<Results<RazorComponentResult<MyQuotaPage>, NotFound, SeeOther>> ChangeAsync(
        Guid quotaId, IFormCollection fields, Pages pages, EnrolmentService enrolments, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var who = EnrolmentActor.Of(caller);
        var what = form.OneOf("viec", "Việc", ["cu", "rut", "thay", "gui-lai"]);
        var person = form.Id("person", "Người", required: what is "cu" or "thay");
        var enrolment = form.Id("enrolment", "Người đã cử", required: what is not "cu");
        var reason = form.OptionalText("reason", "Lý do", Enrolment.ReasonMaxLength);
        if (!form.HasErrors)
        {
            var outcome = what switch
            {
                "cu" => await enrolments.NominateAsync(who, quotaId, person!.Value, cancellationToken),
                "rut" => await enrolments.WithdrawAsync(who, enrolment!.Value, reason, cancellationToken),
                "thay" => await enrolments.ReplaceAsync(who, enrolment!.Value, person!.Value, reason, cancellationToken),
                _ => await enrolments.TellAgainAsync(who, enrolment!.Value, cancellationToken),
            };
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path($"{Path}/{quotaId}", what!));
            }

            outcome.Refusals.ToList().ForEach(r => form.Add("", r.Message));
        }

        return Widen(await pages.RenderAsync(quotaId, form, cancellationToken));
    }

    /// <summary>Enters somebody who is in no list yet, and names them; likely duplicates are shown first.</summary>
    private static async Task<Results<RazorComponentResult<MyQuotaPage>, NotFound, SeeOther>> AddAsync(
        Guid quotaId, IFormCollection fields, Pages pages, QuotaReads quotas, NewcomerNomination newcomers, PersonDuplicates duplicates, TimeProvider clock, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        if (await quotas.FindAsync(quotaId, caller.ScopeOf(Right.Nominate), cancellationToken) is not { } quota)
        {
            return TypedResults.NotFound();
        }

        // The form's key is the newcomer's id: sent twice, it names one.
        var id = Guid.TryParse(form.Key, out var key) ? key : clock.NewId();
        var title = form.OptionalText(nameof(PostInput.Title), "Chức vụ", Post.TitleMaxLength);
        var input = PersonForm.Read(form);
        input = input with { UnitId = quota.UnitId ?? input.UnitId, Email = null, IdNumber = null };
        if (!form.HasErrors && !form.Checked("IsNew"))
        {
            var visible = caller.ScopeOf(caller.Can(Right.ReadPeople) ? Right.ReadPeople : Right.Nominate);
            var likely = await duplicates.FindAsync(visible, input, except: id, cancellationToken);
            if (likely.Count > 0)
            {
                return Widen(await pages.RenderAsync(quotaId, form, cancellationToken, likely));
            }
        }

        if (!form.HasErrors)
        {
            var named = await newcomers.NominateAsync(caller, quota, id, input, title, cancellationToken);
            if (named.IsDone)
            {
                return new SeeOther(Done.Path($"{Path}/{quotaId}", "cu"));
            }

            form.AddAll(named.Refusals);
        }

        return Widen(await pages.RenderAsync(quotaId, form, cancellationToken));
    }

    private static Results<RazorComponentResult<MyQuotaPage>, NotFound, SeeOther> Widen(Results<RazorComponentResult<MyQuotaPage>, NotFound> page) =>
        page.Result is RazorComponentResult<MyQuotaPage> shown ? shown : TypedResults.NotFound();

    /// <summary>Gathers what the page of one quota shows.</summary>
    public sealed class Pages(QuotaReads quotas, EnrolmentReads classes, PersonSearch search, UnitTrees trees, LocalTime time, Caller caller)
    {
        /// <param name="duplicates">Who may be the newcomer that was typed; whoever types decides.</param>
        internal async Task<Results<RazorComponentResult<MyQuotaPage>, NotFound>> RenderAsync(
            Guid quotaId, FormState form, CancellationToken cancellationToken, IReadOnlyList<LikelyDuplicate>? duplicates = null)
        {
            if (await quotas.FindAsync(quotaId, caller.ScopeOf(Right.Nominate), cancellationToken) is not { } quota)
            {
                return TypedResults.NotFound();
            }

            var tree = await trees.GetAsync(cancellationToken);
            var reach = new UnitScope(
                false,
                quota.UnitId is { } unit ? tree.ScopeOf(unit) : new HashSet<Guid>(),
                quota.OrganisationId is { } body ? new HashSet<Guid> { body } : new HashSet<Guid>(),
                null);
            var text = form.Value("tim");
            var found = text.Length == 0
                ? []
                : await search.FindAsync(reach, new PersonQuery(text, Limit: MostFound), cancellationToken);
            return new RazorComponentResult<MyQuotaPage>(new
            {
                Quota = quota,
                Class = (await classes.ClassesAsync([quota.OfferingId], cancellationToken))[quota.OfferingId],
                Form = form,
                Found = (IReadOnlyList<PersonLine>)[.. found.Where(p => quota.Names.All(n => n.PersonId != p.PersonId))],
                Places = quota.UnitId is { } own
                    ? [.. tree.Hamlets.HamletsOf(own, time.Today).Select(h => new FieldOption(h.HamletId.ToString(), h.Name))]
                    : UnitChoices.For(tree, time.Today, only: UnitLevel.Commune),
                Duplicates = duplicates ?? [],
            })
            {
                StatusCode = form.HasErrors || duplicates is not null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            };
        }
    }
}
