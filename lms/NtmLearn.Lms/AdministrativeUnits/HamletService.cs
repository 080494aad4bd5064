using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>
/// Every change of hamlets by hand and by file; those of an act are made by <see cref="UnitService"/>. The scope is that of
/// <see cref="Right.ManageUnits"/>.
/// </summary>
public sealed class HamletService(AuditedWriter writer, UnitTrees trees, LocalTime time, TimeProvider clock)
{
    private static readonly Refusal Forbidden =
        new(RefusalKind.Forbidden, "not_yours", "Tài khoản này không được sửa ấp, khóm của đơn vị này. Xin nhờ văn phòng điều phối tỉnh.");

    private static readonly Refusal Unknown = new(RefusalKind.NotFound, "hamlet_unknown", "Không có ấp, khóm này. Xin tìm lại.");

    public Task<Outcome<Guid>> CreateAsync(Actor actor, UnitScope scope, HamletDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(scope);
        return WriteAsync(
            actor,
            (db, tree) => Task.FromResult(scope.Covers(draft.UnitId) ? Add(db, tree, draft, new Dictionary<Guid, List<Hamlet>>()) : Forbidden),
            cancellationToken);
    }

    public Task<Outcome<Guid>> RenameAsync(Actor actor, UnitScope scope, Guid hamletId, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(scope);
        return WriteAsync(
            actor,
            async (db, tree) =>
            {
                if (await db.Set<Hamlet>().SingleOrDefaultAsync(h => h.HamletId == hamletId, cancellationToken) is not { } hamlet)
                {
                    return Unknown;
                }

                if (!tree.Hamlets.PeriodsOf(hamletId).Any(p => scope.Covers(p.UnitId)))
                {
                    return Forbidden;
                }

                var tidy = TypedText.OnOneLine(VietnameseText.Normalise(name));
                if (CheckName(tidy) is { } wrong)
                {
                    return wrong;
                }

                (hamlet.Name, hamlet.SearchKey) = (tidy, VietnameseText.Fold(tidy));
                return Outcome<Guid>.Done(hamletId);
            },
            cancellationToken);
    }

    /// <summary>Moves a hamlet to another commune from a day on; the stay before ends the day before.</summary>
    public Task<Outcome<Guid>> MoveAsync(Actor actor, UnitScope scope, Guid hamletId, Guid toUnitId, DateOnly on, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return WriteAsync(
            actor,
            async (db, tree) =>
            {
                var period = tree.Hamlets.PeriodsOf(hamletId).LastOrDefault();
                if (period is null)
                {
                    return Unknown;
                }

                if (!scope.Covers(period.UnitId) || !scope.Covers(toUnitId))
                {
                    return Forbidden;
                }

                if (tree.Find(toUnitId) is not { Level: UnitLevel.Commune } unit || !unit.IsValidOn(on))
                {
                    return UnitRules.Invalid("unit_not_in_force", "Xin chọn một xã, phường, thị trấn có vào ngày đó.", nameof(HamletDraft.UnitId));
                }

                if (period.UnitId == toUnitId || (period.ValidFrom is { } from && from >= on) || (period.ValidTo is { } to && to >= on))
                {
                    return UnitRules.Invalid("move_overlaps", "Ngày chuyển phải sau ngày đầu ở đơn vị hiện nay, và đơn vị mới phải khác. Xin xem lại.", nameof(HamletDraft.From));
                }

                await MoveAsync(db, [new HamletMove(period, toUnitId)], on, clock.NewId, cancellationToken);
                return Outcome<Guid>.Done(hamletId);
            },
            cancellationToken);
    }

    /// <summary>Ends a hamlet, or says the day anew on which it ended. Those who are entered as living there stay entered so.</summary>
    /// <param name="lastDay">Its last day.</param>
    /// <param name="successorId">The hamlet it became part of; kept as the reason in the audit.</param>
    public Task<Outcome<Guid>> EndAsync(
        Actor actor, UnitScope scope, Guid hamletId, DateOnly lastDay, Guid? successorId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return WriteAsync(
            actor,
            async (db, tree) =>
            {
                if (tree.Hamlets.PeriodsOf(hamletId).LastOrDefault() is not { } last)
                {
                    return Unknown;
                }

                if (!scope.Covers(last.UnitId))
                {
                    return Forbidden;
                }

                if (last.ValidFrom > lastDay || tree.Find(last.UnitId)?.IsValidOn(lastDay) != true)
                {
                    return UnitRules.Invalid(
                        "end_outside", $"Ngày cuối phải ở trong thời gian thuộc {tree.Find(last.UnitId)?.FullName}: {UnitPeriod.Of(last.ValidFrom, tree.Find(last.UnitId)?.ValidTo)}.", "LastDay");
                }

                if (successorId is { } next && (next == hamletId || tree.Hamlets.UnitOn(next, lastDay.AddDays(1)) is null))
                {
                    return UnitRules.Invalid("successor_not_there", "Ấp, khóm nhận phải là nơi khác và còn sau ngày đó. Xin chọn lại.", "SuccessorId");
                }

                var period = await db.Set<HamletPeriod>().SingleAsync(p => p.HamletPeriodId == last.HamletPeriodId, cancellationToken);
                period.ValidTo = lastDay;
                var reason = successorId is { } into ? $"Nhập vào {tree.Hamlets.Find(into)!.Name}" : "Không còn nữa";
                db.Author = (actor with { Reason = reason }, clock.UtcNow);
                return Outcome<Guid>.Done(hamletId);
            },
            cancellationToken);
    }

    /// <summary>
    /// Takes in rows of a file: good ones are kept, bad ones come back with a reason, and the same file again changes nothing.
    /// </summary>
    /// <param name="dryRun">Only says what would happen.</param>
    public async Task<Outcome<HamletImport>> ImportAsync(
        Actor actor, UnitScope scope, IReadOnlyList<HamletFileRow> rows, bool dryRun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(scope);
        if (rows.Count is 0 or > HamletFile.MaxRows)
        {
            return UnitRules.Invalid("file_rows", rows.Count == 0
                ? "Tệp không có dòng nào đọc được. Cần các cột: Xã, Ấp, Từ ngày, Đến ngày."
                : $"Tệp có hơn {HamletFile.MaxRows} dòng. Xin chia thành nhiều tệp.");
        }

        var outcome = await writer.WriteAsync(
            actor,
            async (db, token) =>
            {
                var import = new HamletImporter(db, await UnitTrees.ReadAsync(db, token), scope, time.Today, Add).Run(rows);
                if (!dryRun)
                {
                    await db.SaveChangesAsync(token);
                }

                return Outcome<HamletImport>.Done(import);
            },
            cancellationToken);
        trees.Forget();
        return outcome;
    }

    /// <summary>Ends stays the day before and begins those that are known.</summary>
    internal static async Task MoveAsync(
        NtmLearnDbContext db, IReadOnlyList<HamletMove> moves, DateOnly on, Func<Guid> newId, CancellationToken cancellationToken)
    {
        var ids = moves.Select(m => m.From.HamletPeriodId).ToList();
        var periods = await db.Set<HamletPeriod>().Where(p => ids.Contains(p.HamletPeriodId)).ToDictionaryAsync(p => p.HamletPeriodId, cancellationToken);
        foreach (var move in moves)
        {
            var period = periods[move.From.HamletPeriodId];
            if (move.ToUnitId is { } unit)
            {
                db.Add(new HamletPeriod { HamletPeriodId = newId(), HamletId = period.HamletId, UnitId = unit, ValidFrom = on, ValidTo = period.ValidTo });
            }

            period.ValidTo = on.AddDays(-1);
        }
    }

    private static Refusal? CheckName(string name) => name.Length is 0 or > Hamlet.NameMaxLength
        ? UnitRules.Invalid("name_invalid", "Xin gõ tên ấp, khóm. Ví dụ: Ấp Chợ.", nameof(HamletDraft.Name))
        : null;

    /// <param name="added">Hamlets added in the same transaction, by commune.</param>
    private Outcome<Guid> Add(NtmLearnDbContext db, UnitTree tree, HamletDraft draft, Dictionary<Guid, List<Hamlet>> added)
    {
        var name = TypedText.OnOneLine(VietnameseText.Normalise(draft.Name));
        if (CheckName(name) is { } wrong)
        {
            return wrong;
        }

        if (tree.Find(draft.UnitId) is not { Level: UnitLevel.Commune } unit)
        {
            return UnitRules.Invalid("unit_unknown", "Xin chọn một xã, phường, thị trấn.", nameof(HamletDraft.UnitId));
        }

        var from = draft.From ?? unit.ValidFrom;
        if (draft.To < from || !UnitRules.Overlaps(unit, from, draft.To) || (draft.From is { } first && !unit.IsValidOn(first)) || (draft.To is { } last && draft.From is null && !unit.IsValidOn(last)))
        {
            return UnitRules.Invalid(
                "unit_not_in_force", $"{unit.FullName} có {UnitPeriod.Of(unit)}. Xin sửa ngày của ấp, khóm, hoặc chọn đơn vị khác.", nameof(HamletDraft.From));
        }

        var key = VietnameseText.Fold(name);
        if (tree.Hamlets.PeriodsIn(unit.UnitId).Any(p => tree.Hamlets.Find(p.HamletId)!.SearchKey == key && VietnameseText.Key(tree.Hamlets.Find(p.HamletId)!.Name) == VietnameseText.Key(name))
            || added.GetValueOrDefault(unit.UnitId)?.Exists(h => VietnameseText.Key(h.Name) == VietnameseText.Key(name)) == true)
        {
            return new Refusal(RefusalKind.Conflict, "hamlet_exists", $"{unit.FullName} đã có {name}. Xin kiểm tra danh sách.", nameof(HamletDraft.Name));
        }

        var hamlet = new Hamlet { HamletId = clock.NewId(), Name = name, SearchKey = key };
        db.Add(hamlet);
        foreach (var (unitId, start, end) in Stays(tree, unit, from, draft.To))
        {
            db.Add(new HamletPeriod { HamletPeriodId = clock.NewId(), HamletId = hamlet.HamletId, UnitId = unitId, ValidFrom = start, ValidTo = end });
        }

        if (!added.TryGetValue(unit.UnitId, out var names))
        {
            added[unit.UnitId] = names = [];
        }

        names.Add(hamlet);
        return Outcome<Guid>.Done(hamlet.HamletId);
    }

    /// <summary>The commune, then what became of it, as long as that is certain.</summary>
    private static IEnumerable<(Guid UnitId, DateOnly? From, DateOnly? To)> Stays(UnitTree tree, AdministrativeUnit unit, DateOnly? from, DateOnly? to)
    {
        for (AdministrativeUnit? at = unit; at is not null;)
        {
            var end = at.ValidTo is { } last && (to is null || last < to) ? at.ValidTo : to;
            yield return (at.UnitId, from, end);
            if (at.ValidTo is not { } gone || end != gone || to == gone)
            {
                yield break;
            }

            from = gone.AddDays(1);
            at = tree.MapTo(at.UnitId, from.Value);
        }
    }

    private async Task<Outcome<Guid>> WriteAsync(
        Actor actor, Func<NtmLearnDbContext, UnitTree, Task<Outcome<Guid>>> work, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(
            actor,
            async (db, token) =>
            {
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
