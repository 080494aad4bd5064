using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>
/// Every change of units: adding, editing, recording an act and taking it back. The scope is that of
/// <see cref="Right.ManageUnits"/>; what lies outside is refused.
/// </summary>
public sealed class UnitService(AuditedWriter writer, UnitTrees trees, TimeProvider clock)
{
    private static readonly Refusal Forbidden =
        new(RefusalKind.Forbidden, "not_yours", "Tài khoản này không được sửa đơn vị này. Xin nhờ văn phòng điều phối tỉnh.");

    private static readonly Refusal Unknown = new(RefusalKind.NotFound, "unit_unknown", "Không có đơn vị này. Xin tìm lại.");

    /// <summary>Adds a unit by itself, without an act.</summary>
    public Task<Outcome<Guid>> CreateAsync(Actor actor, UnitScope scope, UnitDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(scope);
        return WriteAsync<Guid>(
            actor,
            (db, tree) =>
            {
                if (!scope.Covers(draft.ParentId))
                {
                    return Task.FromResult<Outcome<Guid>>(Forbidden);
                }

                var tidy = Tidy(draft);
                if (UnitRules.Check(tree, tidy, null) is { Count: > 0 } wrong)
                {
                    return Task.FromResult(Outcome<Guid>.Refused(wrong));
                }

                var unit = new AdministrativeUnit
                {
                    UnitId = clock.NewId(),
                    Code = tidy.Code,
                    Name = tidy.Name,
                    FullName = UnitWords.FullName(tidy.Kind, tidy.Name),
                    Level = tidy.Level,
                    Kind = tidy.Kind,
                    ParentId = tidy.ParentId,
                    ValidFrom = tidy.ValidFrom,
                    ValidTo = tidy.ValidTo,
                    Seat = tidy.Seat,
                    SearchKey = VietnameseText.Fold($"{tidy.Kind} {tidy.Name}"),
                };
                db.Add(unit);
                return Task.FromResult(Outcome<Guid>.Done(unit.UnitId));
            },
            cancellationToken);
    }

    /// <summary>Changes what is said of a unit. Its days are those of the acts that made and ended it, where there are such.</summary>
    /// <param name="version">The version that was shown; another one means that somebody changed it meanwhile. Null skips that.</param>
    public Task<Outcome<Guid>> EditAsync(
        Actor actor, UnitScope scope, Guid unitId, UnitDraft draft, int? version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(scope);
        return WriteAsync<Guid>(
            actor,
            async (db, tree) =>
            {
                if (await db.Set<AdministrativeUnit>().SingleOrDefaultAsync(u => u.UnitId == unitId, cancellationToken) is not { } unit)
                {
                    return Unknown;
                }

                if (!scope.Covers(unitId))
                {
                    return Forbidden;
                }

                var tidy = Tidy(draft);
                var wrong = UnitRules.Check(tree, tidy, unitId);
                if (version is { } seen && seen != unit.Version)
                {
                    wrong.Insert(0, new Refusal(RefusalKind.Conflict, "changed_meanwhile", "Có người vừa sửa đơn vị này. Xin mở lại trang rồi sửa tiếp."));
                }

                CheckDays(tree, unit, tidy, wrong);
                if (wrong.Count > 0)
                {
                    return Outcome<Guid>.Refused(wrong);
                }

                (unit.Code, unit.Name, unit.FullName) = (tidy.Code, tidy.Name, UnitWords.FullName(tidy.Kind, tidy.Name));
                (unit.Level, unit.Kind, unit.ParentId, unit.Seat) = (tidy.Level, tidy.Kind, tidy.ParentId, tidy.Seat);
                (unit.ValidFrom, unit.ValidTo) = (tidy.ValidFrom, tidy.ValidTo);
                unit.SearchKey = VietnameseText.Fold($"{tidy.Kind} {tidy.Name}");
                if (db.ChangeTracker.HasChanges())
                {
                    unit.Version++;
                }

                return Outcome<Guid>.Done(unitId);
            },
            cancellationToken);
    }

    /// <summary>What recording an act would do. Writes nothing.</summary>
    public async Task<Outcome<ReorganisationPlan>> PlanAsync(UnitScope scope, ReorganisationDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(scope);
        return Plan(await trees.GetAsync(cancellationToken), scope, draft);
    }

    /// <summary>
    /// Records an act: ends old units the day before, begins the new ones, moves units below and hamlets. People's posts and
    /// everything counted stay with the old units.
    /// </summary>
    /// <returns>The act's identifier, with a warning for hamlets whose new commune is not known.</returns>
    public Task<Outcome<Guid>> RecordAsync(Actor actor, UnitScope scope, ReorganisationDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(scope);
        return WriteAsync<Guid>(
            actor,
            async (db, tree) =>
            {
                var planned = Plan(tree, scope, draft);
                if (planned.Value is not { } plan)
                {
                    return Outcome<Guid>.Refused(planned.Refusals);
                }

                db.Add(plan.Act);
                var lastDay = draft.EffectiveOn.AddDays(-1);
                var closing = plan.Closed.Select(u => u.UnitId).ToList();
                foreach (var unit in await db.Set<AdministrativeUnit>().Where(u => closing.Contains(u.UnitId)).ToListAsync(cancellationToken))
                {
                    (unit.ValidTo, unit.EndedById) = (lastDay, plan.Act.ReorganisationId);
                    unit.Version++;
                }

                db.AddRange(plan.Opened);
                db.AddRange(plan.Links);
                await HamletService.MoveAsync(db, plan.HamletMoves, draft.EffectiveOn, clock.NewId, cancellationToken);
                return Outcome<Guid>.Done(plan.Act.ReorganisationId, [.. planned.Warnings]);
            },
            cancellationToken);
    }

    /// <summary>Takes an act back, while nothing refers to the units it made.</summary>
    public Task<Outcome<Guid>> UndoAsync(Actor actor, UnitScope scope, Guid reorganisationId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return WriteAsync<Guid>(
            actor,
            async (db, _) =>
            {
                if (await db.Set<Reorganisation>().SingleOrDefaultAsync(r => r.ReorganisationId == reorganisationId, cancellationToken) is not { } act)
                {
                    return new Refusal(RefusalKind.NotFound, "act_unknown", "Không có hồ sơ này.");
                }

                var undoing = new ReorganisationUndo(db, act);
                return await undoing.RunAsync(scope, cancellationToken) is { } refusal ? refusal : Outcome<Guid>.Done(reorganisationId);
            },
            cancellationToken);
    }

    private Outcome<ReorganisationPlan> Plan(UnitTree tree, UnitScope scope, ReorganisationDraft draft)
    {
        var touched = draft.Predecessors
            .Concat(draft.Successors.Select(s => s.ExistingUnitId).OfType<Guid>())
            .Concat(draft.Successors.Select(s => s.ParentId).OfType<Guid>());
        return touched.All(id => scope.Covers(id)) ? new ReorganisationPlanner(tree, draft, clock.NewId).Plan() : Forbidden;
    }

    private static void CheckDays(UnitTree tree, AdministrativeUnit unit, UnitDraft draft, List<Refusal> wrong)
    {
        var links = tree.SuccessorsOf(unit.UnitId).Concat(tree.PredecessorsOf(unit.UnitId)).Any() || unit.OpenedById is not null || unit.EndedById is not null;
        if (links && (unit.ValidFrom != draft.ValidFrom || unit.ValidTo != draft.ValidTo))
        {
            wrong.Add(UnitRules.Invalid(
                "days_of_act", "Ngày của đơn vị này do hồ sơ sắp xếp quyết định. Xin sửa hồ sơ đó thay vì sửa ngày ở đây.",
                unit.ValidFrom != draft.ValidFrom ? nameof(UnitDraft.ValidFrom) : nameof(UnitDraft.ValidTo)));
        }

        var below = tree.ChildrenOf(unit.UnitId).FirstOrDefault(c =>
            (c.ValidFrom ?? DateOnly.MinValue) < (draft.ValidFrom ?? DateOnly.MinValue) || (c.ValidTo ?? DateOnly.MaxValue) > (draft.ValidTo ?? DateOnly.MaxValue));
        if (below is not null)
        {
            wrong.Add(UnitRules.Invalid(
                "child_outlives", $"{below.FullName} ({UnitPeriod.Of(below)}) nằm dưới đơn vị này ngoài thời gian đó. Xin sửa đơn vị bên dưới trước.", nameof(UnitDraft.ValidTo)));
        }
    }

    private static UnitDraft Tidy(UnitDraft draft) => draft with
    {
        Code = draft.Code.Trim(),
        Name = VietnameseText.Normalise(draft.Name).Trim(),
        Kind = VietnameseText.Normalise(draft.Kind).Trim().ToLowerInvariant(),
        Seat = string.IsNullOrWhiteSpace(draft.Seat) ? null : VietnameseText.Normalise(draft.Seat).Trim(),
    };

    private async Task<Outcome<T>> WriteAsync<T>(
        Actor actor, Func<NtmLearnDbContext, UnitTree, Task<Outcome<T>>> work, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(
            actor,
            async (db, token) =>
            {
                // What is in memory may be half a minute old; rules are asked of what is true now.
                var result = await work(db, await UnitTrees.ReadAsync(db, token));
                if (result.IsDone)
                {
                    await db.SaveChangesAsync(token);
                }

                return result;
            },
            cancellationToken);
        trees.Forget();
        return outcome;
    }
}
