using NtmLearn.Lms.AdministrativeUnits;

namespace NtmLearn.Lms.Offerings.PublicPages;

/// <summary>The coming classes that somebody asked for, and what their wishes hide.</summary>
/// <param name="Dated">Those of the page shown.</param>
/// <param name="Dateless">Those that gather demand, on the first page.</param>
/// <param name="Months">Months in which anything is.</param>
/// <param name="WithoutCommune">How many there would be without this wish; the same for the other two.</param>
public sealed record ClassList(
    ClassFilter Filter,
    IReadOnlyList<PublicClass> Dated,
    IReadOnlyList<PublicClass> Dateless,
    IReadOnlyList<DateOnly> Months,
    int Total,
    int Page,
    int PageCount,
    int WithoutCommune,
    int WithoutMonth,
    int WithoutAudience)
{
    public const int PageSize = 24;

    public static ClassList Build(IReadOnlyList<PublicClass> all, ClassFilter filter, UnitTree tree, DateOnly today, int page)
    {
        var coming = all
            .Where(c => c.Status is OfferingStatus.Open or OfferingStatus.Full or OfferingStatus.Running or OfferingStatus.Cancelled)
            .Where(c => c.FirstDay is null ? c.IsDateless : c.LastDay >= today)
            .ToList();
        var reach = filter.ReachOf(tree, today);
        var wanted = coming.Where(c => filter.Takes(c, reach)).ToList();
        var dated = wanted.Where(c => !c.IsDateless).ToList();
        var pageCount = Math.Max(1, (dated.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pageCount);
        return new ClassList(
            filter,
            [.. dated.Skip((page - 1) * PageSize).Take(PageSize)],
            page == 1 ? [.. wanted.Where(c => c.IsDateless)] : [],
            [.. coming.SelectMany(c => c.Sessions).Where(s => !s.IsCancelled && s.Day >= today).Select(s => new DateOnly(s.Day.Year, s.Day.Month, 1)).Distinct().Order()],
            wanted.Count,
            page,
            pageCount,
            coming.Count(c => (filter with { Units = null }).Takes(c, null)),
            coming.Count(c => (filter with { Month = null }).Takes(c, reach)),
            coming.Count(c => (filter with { Audience = null }).Takes(c, reach)));
    }
}
