using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>Forms that change classes.</summary>
public static partial class ClassDeskEndpoints
{
    private static void MapWrites(RouteGroupBuilder group)
    {
        group.MapGet("/moi", NewAsync);
        group.MapPost("/moi", CreateAsync);
        group.MapGet("/{code}/sua", EditAsync);
        group.MapPost("/{code}/sua", UpdateAsync);
        group.MapGet("/{code}/buoi", NewSessionAsync);
        group.MapPost("/{code}/buoi", AddSessionAsync);
        group.MapGet("/{code}/buoi/{sessionId:guid}", EditSessionAsync);
        group.MapPost("/{code}/buoi/{sessionId:guid}", ChangeSessionAsync);
        group.MapPost("/{code}/buoi/{sessionId:guid}/huy", CancelSessionAsync);
        group.MapPost("/{code}/chi-phi", AddCostAsync);
        group.MapPost("/{code}/chi-phi/{costLineId:guid}/xoa", RemoveCostAsync);
        group.MapPost("/{code}/cong-bo", AnnounceAsync);
        group.MapPost("/{code}/bat-dau", StartAsync);
        group.MapPost("/{code}/ket-thuc", CompleteAsync);
        group.MapGet("/{code}/huy", AskToCancelAsync);
        group.MapPost("/{code}/huy", CancelAsync);
        group.MapPost("/{code}/sao-chep", CopyAsync);
        group.MapGet("/{code}/nhieu-xa", AskToRepeatAsync);
        group.MapPost("/{code}/nhieu-xa", RepeatAsync);
    }

    private static async Task<RazorComponentResult<ClassEditPage>> NewAsync(ClassChoices choices, CancellationToken cancellationToken) =>
        await EditorAsync(
            null,
            FormState.Empty.With("kind", OfferingKind.Class).With("access", OfferingAccess.Everybody).With("offerHours", (int?)48),
            choices,
            cancellationToken);

    private static async Task<Results<RazorComponentResult<ClassEditPage>, SeeOther>> CreateAsync(
        IFormCollection posted, Caller caller, OfferingService offerings, ClassChoices choices, LocalTime time, CancellationToken cancellationToken)
    {
        var form = FormState.From(posted);
        var input = ClassForms.ReadOffering(form, time);
        var hasDay = form.Value("day").Length > 0;
        var session = hasDay ? ClassForms.ReadSession(form) : null;
        if (input is not null && !form.HasErrors)
        {
            var outcome = await offerings.CreateAsync(caller, input, session is null ? [] : [session], cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(outcome.Value!.Code), "da-tao"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await EditorAsync(null, form, choices, cancellationToken);
    }

    private static async Task<Results<RazorComponentResult<ClassEditPage>, NotFound>> EditAsync(
        string code, Caller caller, ClassReads reads, ClassChoices choices, LocalTime time, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller, code, cancellationToken) is { MayManage: true } details
            ? await EditorAsync(details, ClassForms.FillOffering(OfferingInput.From(details.Offering), time), choices, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<ClassEditPage>, SeeOther, NotFound>> UpdateAsync(
        string code, IFormCollection posted, Caller caller, OfferingService offerings, ClassReads reads, ClassChoices choices, LocalTime time,
        CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller, code, cancellationToken) is not { MayManage: true } details)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(posted);
        if (ClassForms.ReadOffering(form, time) is { } input)
        {
            var outcome = await offerings.UpdateAsync(caller, details.Offering.OfferingId, input, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(code), "da-luu"));
            }

            form.AddAll(outcome.Refusals);
        }

        return await EditorAsync(details, form, choices, cancellationToken);
    }

    private static async Task<Results<RazorComponentResult<ClassDeskPage>, SeeOther, NotFound>> AddCostAsync(
        string code, IFormCollection posted, Caller caller, CostService costs, ClassReads reads, CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller, code, cancellationToken) is not { MayManage: true } details)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(posted);
        var item = form.RequiredText("item", "Khoản chi", CostLine.ItemMaxLength, "Thuê máy chiếu");
        var amount = form.Money("amount", "Số tiền");
        var source = form.OneOf<FundingSource>("source", "Nguồn kinh phí");
        if (!form.HasErrors)
        {
            var outcome = await costs.AddAsync(caller, details.Offering.OfferingId, item, amount!.Value, source!.Value, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(code), "them-chi"));
            }

            form.AddAll(outcome.Refusals);
        }

        return Desk(details, form);
    }

    private static Task<Results<RazorComponentResult<ClassDeskPage>, SeeOther, NotFound>> RemoveCostAsync(
        string code, Guid costLineId, IFormCollection posted, Caller caller, CostService costs, ClassReads reads, CancellationToken cancellationToken) =>
        ActAsync(code, caller, reads, "xoa-chi", _ => Only(costs.RemoveAsync(caller, costLineId, cancellationToken)), cancellationToken);

    private static Task<Results<RazorComponentResult<ClassDeskPage>, SeeOther, NotFound>> AnnounceAsync(
        string code, IFormCollection posted, Caller caller, OfferingService offerings, ClassReads reads, CancellationToken cancellationToken) =>
        ActAsync(code, caller, reads, "cong-bo", d => Only(offerings.AnnounceAsync(caller, d.Offering.OfferingId, cancellationToken)), cancellationToken);

    private static Task<Results<RazorComponentResult<ClassDeskPage>, SeeOther, NotFound>> StartAsync(
        string code, IFormCollection posted, Caller caller, OfferingService offerings, ClassReads reads, CancellationToken cancellationToken) =>
        ActAsync(code, caller, reads, "bat-dau", d => Only(offerings.StartAsync(caller, d.Offering.OfferingId, cancellationToken)), cancellationToken);

    private static Task<Results<RazorComponentResult<ClassDeskPage>, SeeOther, NotFound>> CompleteAsync(
        string code, IFormCollection posted, Caller caller, OfferingService offerings, ClassReads reads, CancellationToken cancellationToken) =>
        ActAsync(code, caller, reads, "ket-thuc", d => Only(offerings.CompleteAsync(caller, d.Offering.OfferingId, cancellationToken)), cancellationToken);

    private static async Task<Results<RazorComponentResult<ClassCancelPage>, NotFound>> AskToCancelAsync(
        string code, Caller caller, ClassReads reads, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller, code, cancellationToken) is { MayManage: true } details
            ? new RazorComponentResult<ClassCancelPage>(new { Class = details, Form = FormState.Empty })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<ClassCancelPage>, SeeOther, NotFound>> CancelAsync(
        string code, IFormCollection posted, Caller caller, OfferingService offerings, ClassReads reads, CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller, code, cancellationToken) is not { MayManage: true } details)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(posted);
        var outcome = await offerings.CancelAsync(caller, details.Offering.OfferingId, form.Value("reason"), cancellationToken);
        if (outcome.IsDone)
        {
            return new SeeOther(Done.Path(PathOf(code), "da-huy"));
        }

        form.AddAll(outcome.Refusals);
        return new RazorComponentResult<ClassCancelPage>(new { Class = details, Form = form }) { StatusCode = StatusOf(form) };
    }

    private static async Task<Results<RazorComponentResult<ClassDeskPage>, SeeOther, NotFound>> CopyAsync(
        string code, IFormCollection posted, Caller caller, OfferingService offerings, ClassReads reads, CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller, code, cancellationToken) is not { MayManage: true } details)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(posted);
        var first = form.Day("firstDay", "Ngày đầu của lớp mới", required: false);
        if (!form.HasErrors)
        {
            int? shift = first is { } day && details.Offering.FirstDay is { } from ? day.DayNumber - from.DayNumber : null;
            var outcome = await offerings.CopyAsync(caller, details.Offering.OfferingId, shift, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(PathOf(outcome.Value!.Code), "da-chep"));
            }

            form.AddAll([.. outcome.Refusals.Select(r => r with { Field = "firstDay" })]);
        }

        return Desk(details, form);
    }

    private static async Task<Results<RazorComponentResult<ClassRepeatPage>, NotFound>> AskToRepeatAsync(
        string code, Caller caller, ClassReads reads, UnitTrees trees, LocalTime time, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller, code, cancellationToken) is { MayManage: true } details
            ? RepeatForm(details, FormState.Empty.With("stepDays", (int?)1), await trees.GetAsync(cancellationToken), time)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<ClassRepeatPage>, SeeOther, NotFound>> RepeatAsync(
        string code, IFormCollection posted, Caller caller, OfferingService offerings, ClassReads reads, UnitTrees trees, LocalTime time,
        CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller, code, cancellationToken) is not { MayManage: true } details)
        {
            return TypedResults.NotFound();
        }

        var form = FormState.From(posted);
        var units = form.Values("unitIds").Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).ToList();
        var first = form.Day("firstDay", "Ngày đầu của lớp thứ nhất", required: false);
        var step = form.Integer("stepDays", "Mỗi lớp sau cách", 0, 60, required: first is not null);
        if (!form.HasErrors)
        {
            var shift = first is { } day && details.Offering.FirstDay is { } from ? day.DayNumber - from.DayNumber : (int?)null;
            var targets = units.Select((unit, i) => new RepeatTarget(unit, shift + (i * (step ?? 0)))).ToList();
            var outcome = await offerings.RepeatAsync(caller, details.Offering.OfferingId, targets, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(Root, "nhieu-xa"));
            }

            form.AddAll(outcome.Refusals);
        }

        return RepeatForm(details, form, await trees.GetAsync(cancellationToken), time);
    }

    private static RazorComponentResult<ClassRepeatPage> RepeatForm(ClassDetails details, FormState form, UnitTree tree, LocalTime time) =>
        new(new { Class = details, Form = form, Units = UnitChoices.For(tree, time.Today, only: UnitLevel.Commune) }) { StatusCode = StatusOf(form) };

    /// <summary>Does something that a button on the desk asks for, and shows the desk again when it cannot be done.</summary>
    private static async Task<Results<RazorComponentResult<ClassDeskPage>, SeeOther, NotFound>> ActAsync(
        string code, Caller caller, ClassReads reads, string done, Func<ClassDetails, Task<IReadOnlyList<Refusal>>> act, CancellationToken cancellationToken)
    {
        if (await reads.FindAsync(caller, code, cancellationToken) is not { MayManage: true } details)
        {
            return TypedResults.NotFound();
        }

        var refusals = await act(details);
        if (refusals.Count == 0)
        {
            return new SeeOther(Done.Path(PathOf(code), done));
        }

        var form = FormState.Empty;
        form.AddAll([.. refusals.Select(r => r with { Field = null })]);
        return Desk(details, form);
    }

    private static async Task<IReadOnlyList<Refusal>> Only<T>(Task<Outcome<T>> outcome) => (await outcome).Refusals;

    private static async Task<RazorComponentResult<ClassEditPage>> EditorAsync(
        ClassDetails? details, FormState form, ClassChoices choices, CancellationToken cancellationToken) =>
        new(new
        {
            Class = details,
            Form = form,
            Lists = await choices.ListsAsync(details?.Offering.UnitId, cancellationToken),
            Venues = await choices.VenuesAsync(cancellationToken),
        })
        { StatusCode = StatusOf(form) };
}
