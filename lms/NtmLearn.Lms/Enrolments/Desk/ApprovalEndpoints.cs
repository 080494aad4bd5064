using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Enrolments.Desk;

/// <summary>Who waits for a unit's word, and who gives it in its place.</summary>
public static class ApprovalEndpoints
{
    internal const string Path = "/don-vi-cua-toi/duyet";
    private const string DeputyPath = "/don-vi-cua-toi/uy-quyen";
    internal const string RowPrefix = "d-";

    internal static readonly IReadOnlyDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["duyet"] = "Đã ghi các quyết định. Người học được báo.",
        ["uy-quyen"] = "Đã ghi người được ủy quyền.",
        ["thoi"] = "Đã thôi ủy quyền.",
    };

    /// <summary>Maps <c>/don-vi-cua-toi/duyet</c> and <c>/don-vi-cua-toi/uy-quyen</c>. Deputies hold no role for it, so the service decides who may.</summary>
    public static IEndpointRouteBuilder MapApprovals(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).RequireRight(Right.OwnThings);
        routes.MapPost(Path, DecideAsync).RequireRight(Right.OwnThings);
        routes.MapGet(DeputyPath, ShowDeputiesAsync).RequireRight(Right.ApproveEnrolments);
        routes.MapPost(DeputyPath, AppointAsync).RequireRight(Right.ApproveEnrolments);
        routes.MapPost(DeputyPath + "/{deputyId:guid}/thoi", EndAsync).RequireRight(Right.ApproveEnrolments);
        return routes;
    }

    private static Task<RazorComponentResult<ApprovalsPage>> ShowAsync(EnrolmentReads reads, LocalTime time, Caller caller, CancellationToken cancellationToken) =>
        PageAsync(reads, time, caller, FormState.Empty, cancellationToken);

    private static async Task<Results<RazorComponentResult<ApprovalsPage>, SeeOther>> DecideAsync(
        IFormCollection fields, EnrolmentReads reads, EnrolmentService enrolments, LocalTime time, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var who = EnrolmentActor.Of(caller);
        var reason = form.OptionalText("reason", "Lý do", Enrolment.ReasonMaxLength);
        var decided = 0;
        foreach (var name in fields.Keys.Where(k => k.StartsWith(RowPrefix, StringComparison.Ordinal)))
        {
            if (Guid.TryParseExact(name[RowPrefix.Length..], "N", out var id) && Enum.TryParse<ApprovalDecision>(form.Value(name), out var decision))
            {
                var outcome = await enrolments.DecideAsync(who, id, decision, reason, cancellationToken);
                decided += outcome.IsDone ? 1 : 0;
                outcome.Refusals.ToList().ForEach(r => form.Add(r.Field ?? name, r.Message));
            }
        }

        if (decided == 0 && !form.HasErrors)
        {
            form.Add("", "Chưa chọn quyết định cho ai. Xin chọn ở ít nhất một dòng.");
        }

        return form.HasErrors
            ? await PageAsync(reads, time, caller, form, cancellationToken)
            : new SeeOther(Done.Path(Path, "duyet"));
    }

    private static async Task<RazorComponentResult<ApprovalsPage>> PageAsync(
        EnrolmentReads reads, LocalTime time, Caller caller, FormState form, CancellationToken cancellationToken) =>
        new(new
        {
            Form = form,
            Asked = await reads.InboxAsync(EnrolmentActor.Of(caller), time.Today, cancellationToken),
            CanAppoint = caller.Can(Right.ApproveEnrolments),
        })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };

    private static Task<RazorComponentResult<DeputiesPage>> ShowDeputiesAsync(
        IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, LocalTime time, Caller caller, CancellationToken cancellationToken) =>
        DeputiesPageAsync(contexts, trees, time, caller, FormState.Empty.With("from", time.Today), cancellationToken);

    private static async Task<Results<RazorComponentResult<DeputiesPage>, SeeOther>> AppointAsync(
        IFormCollection fields,
        DeputyService deputies,
        IDbContextFactory<NtmLearnDbContext> contexts,
        UnitTrees trees,
        LocalTime time,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var unit = form.Id("unit", "Đơn vị");
        var account = form.Id("account", "Người được ủy quyền");
        var from = form.Day("from", "Từ ngày");
        var to = form.Day("to", "Đến hết ngày");
        if (!form.HasErrors)
        {
            var outcome = await deputies.AppointAsync(caller, unit!.Value, account!.Value, from!.Value, to!.Value, cancellationToken);
            if (outcome.IsDone)
            {
                return new SeeOther(Done.Path(DeputyPath, "uy-quyen"));
            }

            outcome.Refusals.ToList().ForEach(r => form.Add(r.Field ?? "", r.Message));
        }

        return await DeputiesPageAsync(contexts, trees, time, caller, form, cancellationToken);
    }

    private static async Task<Results<SeeOther, NotFound>> EndAsync(
        Guid deputyId, DeputyService deputies, Caller caller, CancellationToken cancellationToken) =>
        (await deputies.EndAsync(caller, deputyId, cancellationToken)).IsDone
            ? new SeeOther(Done.Path(DeputyPath, "thoi"))
            : TypedResults.NotFound();

    private static async Task<RazorComponentResult<DeputiesPage>> DeputiesPageAsync(
        IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, LocalTime time, Caller caller, FormState form, CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        var scope = caller.ScopeOf(Right.ApproveEnrolments);
        var today = time.Today;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        IReadOnlyList<Guid> near = scope.IsAll ? [.. tree.All.Select(u => u.UnitId)] : [.. scope.UnitIds.SelectMany(u => DeputyService.Near(tree, u)).Distinct()];
        var posts = DeputyService.PostsIn(db, near, today);
        var managers = db.Set<RoleAssignment>()
            .Where(r => r.Role == Role.UnitManager && r.UnitId != null && near.Contains(r.UnitId.Value) && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today));
        var accounts = await (
            from account in db.Set<Account>()
            where !account.IsClosed && account.Id != caller.AccountId
            join person in db.Set<Person>() on account.PersonId equals person.PersonId
            where posts.Any(p => p.PersonId == person.PersonId) || managers.Any(r => r.AccountId == account.Id)
            orderby person.SortKey
            select new FieldOption(account.Id.ToString(), person.FullName, null, null)).ToListAsync(cancellationToken);
        var deputies = await (
            from deputy in db.Set<ApprovalDeputy>()
            where deputy.ValidTo >= today
            join account in db.Set<Account>() on deputy.AccountId equals account.Id
            orderby deputy.ValidFrom
            select new { deputy, account.DisplayName }).ToListAsync(cancellationToken);
        var units = tree.All.Where(u => u.IsValidOn(today) && scope.Covers(u.UnitId))
            .OrderBy(u => u.Level).ThenBy(u => u.SearchKey, StringComparer.Ordinal)
            .Select(u => new FieldOption(u.UnitId.ToString(), tree.PathOf(u.UnitId)));
        return new RazorComponentResult<DeputiesPage>(new
        {
            Form = form,
            Units = (IReadOnlyList<FieldOption>)[.. units],
            Accounts = (IReadOnlyList<FieldOption>)accounts,
            Lines = (IReadOnlyList<DeputyLine>)[.. deputies.Where(d => scope.Covers(d.deputy.UnitId))
                .Select(d => new DeputyLine(d.deputy.ApprovalDeputyId, tree.PathOf(d.deputy.UnitId), d.DisplayName, d.deputy.ValidFrom, d.deputy.ValidTo))],
        })
        {
            StatusCode = form.HasErrors ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }
}

/// <summary>A deputy of a unit, now or later.</summary>
public sealed record DeputyLine(Guid DeputyId, string Unit, string Name, DateOnly From, DateOnly To);
