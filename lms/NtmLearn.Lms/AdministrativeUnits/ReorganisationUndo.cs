using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Reference;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Takes back one act inside a transaction: everything as it was before, if nothing has come to depend on it.</summary>
internal sealed class ReorganisationUndo(NtmLearnDbContext db, Reorganisation act)
{
    private static readonly MethodInfo Refers = typeof(ReorganisationUndo).GetMethod(nameof(RefersAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    public async Task<Refusal?> RunAsync(UnitScope scope, CancellationToken cancellationToken)
    {
        if (await db.Set<ReferenceRow>().AnyAsync(r => r.RowId == act.ReorganisationId, cancellationToken))
        {
            return Conflict("act_of_files", "Hồ sơ này nằm trong bộ dữ liệu gốc nên không hủy được. Nếu sai, xin sửa từng đơn vị và báo người giữ dữ liệu.");
        }

        var opened = await db.Set<AdministrativeUnit>().Where(u => u.OpenedById == act.ReorganisationId).ToListAsync(cancellationToken);
        var closed = await db.Set<AdministrativeUnit>().Where(u => u.EndedById == act.ReorganisationId).ToListAsync(cancellationToken);
        var links = await db.Set<UnitSuccession>().Where(s => s.ReorganisationId == act.ReorganisationId).ToListAsync(cancellationToken);
        if (!closed.TrueForAll(u => scope.Covers(u.UnitId)) || !opened.TrueForAll(u => scope.Covers(u.UnitId) || scope.Covers(u.ParentId)))
        {
            return new Refusal(RefusalKind.Forbidden, "not_yours", "Tài khoản này không được hủy hồ sơ này. Xin nhờ văn phòng điều phối tỉnh.");
        }

        if (opened.Exists(u => u.EndedById is not null || u.ValidTo is not null))
        {
            return Conflict("later_act", "Đơn vị mới của hồ sơ này đã đổi tiếp bằng một hồ sơ sau. Xin hủy hồ sơ sau trước.");
        }

        var periods = await PeriodsAsync(opened, closed, links, cancellationToken);
        var ids = opened.ConvertAll(u => u.UnitId);
        if (await FindReferenceAsync(ids, periods, cancellationToken))
        {
            return Conflict("in_use", "Đã có người, lớp hoặc dữ liệu khác gắn với đơn vị mới, nên không hủy được. Xin lập hồ sơ mới để sửa.");
        }

        await RestoreHamletsAsync(closed, periods, cancellationToken);
        foreach (var unit in closed)
        {
            (unit.ValidTo, unit.EndedById) = (null, null);
            unit.Version++;
        }

        db.RemoveRange(links);
        db.RemoveRange(opened);
        db.Remove(act);
        return null;
    }

    /// <summary>Stays of hamlets that the act began.</summary>
    private async Task<List<HamletPeriod>> PeriodsAsync(
        List<AdministrativeUnit> opened, List<AdministrativeUnit> closed, List<UnitSuccession> links, CancellationToken cancellationToken)
    {
        var targets = opened.Select(u => u.UnitId).Concat(links.Select(l => l.SuccessorId)).Distinct().ToList();
        var sources = closed.ConvertAll(u => u.UnitId);
        var lastDay = act.EffectiveOn.AddDays(-1);
        return await db.Set<HamletPeriod>()
            .Where(p => p.ValidFrom == act.EffectiveOn && targets.Contains(p.UnitId)
                && db.Set<HamletPeriod>().Any(o => o.HamletId == p.HamletId && o.ValidTo == lastDay && sources.Contains(o.UnitId)))
            .ToListAsync(cancellationToken);
    }

    private async Task RestoreHamletsAsync(List<AdministrativeUnit> closed, List<HamletPeriod> begun, CancellationToken cancellationToken)
    {
        var sources = closed.ConvertAll(u => u.UnitId);
        var lastDay = act.EffectiveOn.AddDays(-1);
        foreach (var period in await db.Set<HamletPeriod>().Where(p => p.ValidTo == lastDay && sources.Contains(p.UnitId)).ToListAsync(cancellationToken))
        {
            period.ValidTo = begun.Find(p => p.HamletId == period.HamletId)?.ValidTo;
        }

        db.RemoveRange(begun);
    }

    /// <summary>Whether anything but the act's own rows names one of the units.</summary>
    private async Task<bool> FindReferenceAsync(List<Guid> ids, List<HamletPeriod> begun, CancellationToken cancellationToken)
    {
        var own = begun.ConvertAll(p => p.HamletPeriodId);
        if (ids.Count == 0)
        {
            return false;
        }

        if (await db.Set<HamletPeriod>().AnyAsync(p => ids.Contains(p.UnitId) && !own.Contains(p.HamletPeriodId), cancellationToken)
            || await db.Set<UnitSuccession>().AnyAsync(
                s => s.ReorganisationId != act.ReorganisationId && (ids.Contains(s.PredecessorId) || ids.Contains(s.SuccessorId)), cancellationToken)
            || await db.Set<AdministrativeUnit>().AnyAsync(
                u => u.OpenedById != act.ReorganisationId && u.ParentId != null && ids.Contains(u.ParentId.Value), cancellationToken))
        {
            return true;
        }

        // Whatever else the model knows that names a unit, whether it has a foreign key or not.
        var columns = db.Model.GetEntityTypes()
            .Where(t => t.ClrType != typeof(AdministrativeUnit) && t.ClrType != typeof(UnitSuccession) && t.ClrType != typeof(HamletPeriod) && !t.IsOwned())
            .SelectMany(t => t.GetProperties().Where(NamesAUnit).Select(p => (Type: t.ClrType, Property: p)));
        foreach (var (type, property) in columns)
        {
            var task = (Task<bool>)Refers.MakeGenericMethod(type).Invoke(this, [property.Name, property.IsNullable, ids, cancellationToken])!;
            if (await task)
            {
                return true;
            }
        }

        return false;
    }

    private static bool NamesAUnit(IProperty property) =>
        (property.ClrType == typeof(Guid) || property.ClrType == typeof(Guid?))
        && (property.Name.EndsWith("UnitId", StringComparison.Ordinal)
            || property.GetContainingForeignKeys().Any(k => k.PrincipalEntityType.ClrType == typeof(AdministrativeUnit)));

    private Task<bool> RefersAsync<T>(string column, bool isNullable, List<Guid> ids, CancellationToken cancellationToken)
        where T : class =>
        isNullable
            ? db.Set<T>().AnyAsync(e => EF.Property<Guid?>(e, column) != null && ids.Contains(EF.Property<Guid?>(e, column)!.Value), cancellationToken)
            : db.Set<T>().AnyAsync(e => ids.Contains(EF.Property<Guid>(e, column)), cancellationToken);

    private static Refusal Conflict(string code, string message) => new(RefusalKind.Conflict, code, message);
}
