using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Nominations;

/// <summary>The office's board of a class: seats, names, shortfall and overflow of each unit.</summary>
public static class QuotaBoardEndpoints
{
    internal const string RowPrefix = "q-";
    private const int MostSeats = 999;

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["chi-tieu"] = "Đã ghi chỉ tiêu.",
        ["them"] = "Đã cho thêm chỗ, có ghi lý do.",
        ["mo"] = "Chỗ chưa cử đã mở cho mọi người.",
    };

    /// <summary>Maps <c>/van-phong/lop/{code}/chi-tieu</c>.</summary>
    public static IEndpointRouteBuilder MapQuotaBoard(this IEndpointRouteBuilder routes)
    {
        var board = routes.MapGroup("/van-phong/lop/{code}/chi-tieu");
        board.MapGet("", ShowAsync).RequireRight(Right.ReadOffice);
        board.MapPost("", SetAsync).RequireRight(Right.ManageQuotas);
        board.MapPost("/{quotaId:guid}/them", GrantAsync).RequireRight(Right.ManageQuotas);
        board.MapPost("/{quotaId:guid}/mo", ReleaseAsync).RequireRight(Right.ManageQuotas);
        return routes;
    }

    private static async Task<Results<RazorComponentResult<QuotaBoardPage>, NotFound>> ShowAsync(
        string code, Pages pages, CancellationToken cancellationToken) =>
        await pages.RenderAsync(code, null, cancellationToken);

    private static async Task<Results<RazorComponentResult<QuotaBoardPage>, NotFound, SeeOther>> SetAsync(
        string code, IFormCollection fields, Pages pages, EnrolmentReads classes, QuotaService quotas, LocalTime time, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        if (await classes.ClassAsync(code, cancellationToken) is not { } offering)
        {
            return TypedResults.NotFound();
        }

        var day = form.Day("day", "Hạn cử người, ngày");
        var minutes = form.Time("time", "Giờ");
        var rows = new List<(string Name, QuotaLine Line)>();
        foreach (var name in fields.Keys.Where(k => k.StartsWith(RowPrefix, StringComparison.Ordinal)))
        {
            if (form.Integer(name, "Số chỗ", 0, MostSeats, required: false) is { } seats && day is { } on && minutes is { } at
                && Guid.TryParseExact(name[(RowPrefix.Length + 1)..], "N", out var owner))
            {
                var isUnit = name[RowPrefix.Length] == 'u';
                rows.Add((name, new QuotaLine(isUnit ? owner : null, isUnit ? null : owner, seats, time.ToUtc(on, at))));
            }
        }

        if (rows.Count == 0 && !form.HasErrors)
        {
            form.Add("", "Chưa có dòng nào có số chỗ. Xin gõ số chỗ cho ít nhất một đơn vị.");
        }

        if (!form.HasErrors)
        {
            var outcome = await quotas.SetAsync(EnrolmentActor.Of(caller), offering.OfferingId, [.. rows.Select(r => r.Line)], cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path($"/van-phong/lop/{code}/chi-tieu", "chi-tieu"));
            }

            foreach (var refusal in outcome.Refusals)
            {
                var row = rows.Select((r, i) => (r.Name, Field: $"lines[{i}]")).FirstOrDefault(r => r.Field == refusal.Field).Name;
                form.Add(row ?? "", refusal.Message);
            }
        }

        return Widen(await pages.RenderAsync(code, form, cancellationToken));
    }

    private static async Task<Results<RazorComponentResult<QuotaBoardPage>, NotFound, SeeOther>> GrantAsync(
        string code, Guid quotaId, IFormCollection fields, Pages pages, QuotaService quotas, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var extra = form.Integer("extra", "Số chỗ thêm", 0, MostSeats);
        var reason = form.RequiredText("reason", "Lý do", QuotaService.ReasonMaxLength, "Công văn số 12 của xã");
        if (!form.HasErrors)
        {
            var outcome = await quotas.GrantExtraAsync(EnrolmentActor.Of(caller), quotaId, extra!.Value, reason, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path($"/van-phong/lop/{code}/chi-tieu", "them"));
            }

            outcome.Refusals.ToList().ForEach(r => form.Add("", r.Message));
        }

        return Widen(await pages.RenderAsync(code, form, cancellationToken));
    }

    private static async Task<Results<RazorComponentResult<QuotaBoardPage>, NotFound, SeeOther>> ReleaseAsync(
        string code, Guid quotaId, IFormCollection fields, Pages pages, QuotaService quotas, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var outcome = await quotas.ReleaseAsync(EnrolmentActor.Of(caller), quotaId, cancellationToken);
        outcome.Refusals.ToList().ForEach(r => form.Add("", r.Message));
        return outcome.IsDone
            ? new SeeOther(Done.Path($"/van-phong/lop/{code}/chi-tieu", "mo"))
            : Widen(await pages.RenderAsync(code, form, cancellationToken));
    }

    private static Results<RazorComponentResult<QuotaBoardPage>, NotFound, SeeOther> Widen(Results<RazorComponentResult<QuotaBoardPage>, NotFound> page) =>
        page.Result is RazorComponentResult<QuotaBoardPage> shown ? shown : TypedResults.NotFound();

    /// <summary>Gathers what the board shows.</summary>
    public sealed class Pages(EnrolmentReads classes, QuotaReads quotas, UnitTrees trees, IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time)
    {
        /// <param name="form">What was typed; null for what stands.</param>
        internal async Task<Results<RazorComponentResult<QuotaBoardPage>, NotFound>> RenderAsync(string code, FormState? form, CancellationToken cancellationToken)
        {
            if (await classes.ClassAsync(code, cancellationToken) is not { } offering)
            {
                return TypedResults.NotFound();
            }

            var lines = await quotas.OfClassAsync(offering.OfferingId, cancellationToken);
            return new RazorComponentResult<QuotaBoardPage>(new
            {
                Class = offering,
                Quotas = lines,
                Rows = await RowsAsync(offering.OfferingId, cancellationToken),
                Form = form ?? Standing(lines),
            })
            {
                StatusCode = form is { HasErrors: true } ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            };
        }

        private FormState Standing(IReadOnlyList<QuotaView> lines)
        {
            var form = FormState.Empty;
            foreach (var line in lines)
            {
                form.With(RowName(line.UnitId, line.OrganisationId), line.Seats);
            }

            if (lines.Count > 0)
            {
                var deadline = time.FromUtc(lines.Max(l => l.Deadline));
                form.With("day", DateOnly.FromDateTime(deadline)).WithTime("time", (deadline.Hour * 60) + deadline.Minute);
            }

            return form;
        }

        private async Task<IReadOnlyList<FieldOption>> RowsAsync(Guid offeringId, CancellationToken cancellationToken)
        {
            var tree = await trees.GetAsync(cancellationToken);
            var today = time.Today;
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            var only = await db.Set<Offerings.CourseOffering>().Where(o => o.OfferingId == offeringId).Select(o => o.UnitId).SingleAsync(cancellationToken);
            var scope = only is { } unit ? tree.ScopeOf(unit) : null;
            var units = tree.All
                .Where(u => u.Level == UnitLevel.Commune && u.IsValidOn(today) && (scope is null || scope.Contains(u.UnitId)))
                .OrderBy(u => u.SearchKey, StringComparer.Ordinal)
                .Select(u => new FieldOption(RowName(u.UnitId, null), tree.PathOf(u.UnitId), "Xã, phường"));
            var bodies = await db.Set<Organisation>().AsNoTracking()
                .Where(o => (o.ValidFrom == null || o.ValidFrom <= today) && (o.ValidTo == null || o.ValidTo >= today))
                .OrderBy(o => o.SearchKey).ToListAsync(cancellationToken);
            return [.. units, .. bodies.Select(o => new FieldOption(RowName(null, o.OrganisationId), o.Name, "Cơ quan, đoàn thể"))];
        }

        private static string RowName(Guid? unitId, Guid? organisationId) =>
            unitId is { } unit ? $"{RowPrefix}u{unit:N}" : $"{RowPrefix}o{organisationId:N}";
    }
}
