using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Desk;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>What comes next, on the desk of whoever sees classes.</summary>
internal static class ClassCards
{
    private const int MostLines = 5;
    private const int DaysAhead = 14;

    public static IServiceCollection AddClassCards(this IServiceCollection services) => services
        .AddSingleton(new DashboardCard(300, Right.ReadOfferings, ComingAsync))
        .AddSingleton(new DashboardCard(310, Right.ManageOfferings, DraftsAsync));

    private static async Task<DashboardContent?> ComingAsync(IServiceProvider services, Caller caller, CancellationToken cancellationToken)
    {
        var (reads, today) = (services.GetRequiredService<ClassReads>(), services.GetRequiredService<LocalTime>().Today);
        var last = today.AddDays(DaysAhead);
        var sessions = (await reads.MonthAsync(caller, First(today), cancellationToken)).Sessions;
        if (First(last) != First(today))
        {
            sessions = [.. sessions, .. (await reads.MonthAsync(caller, First(last), cancellationToken)).Sessions];
        }

        var coming = sessions
            .Where(s => s.Day >= today && s.Day <= last && s.Status is OfferingStatus.Open or OfferingStatus.Full or OfferingStatus.Running)
            .OrderBy(s => s.Day).ThenBy(s => s.StartMinute).ToList();
        return coming.Count == 0 ? null : new DashboardContent("Buổi học trong hai tuần tới", $"{ScreenFormat.Number(coming.Count)} buổi", Href: "/van-phong/lich", LinkText: "Xem lịch")
        {
            Lines =
            [
                .. coming.Take(MostLines).Select(s => new DashboardLine(
                    $"{ScreenFormat.LongDay(s.Day)}, {ScreenFormat.Time(s.StartMinute)}: {s.Title}", $"{ClassDeskEndpoints.Root}/{s.Code}")),
            ],
        };
    }

    private static async Task<DashboardContent?> DraftsAsync(IServiceProvider services, Caller caller, CancellationToken cancellationToken)
    {
        var drafts = await services.GetRequiredService<ClassReads>().ListAsync(caller, new ClassWishes { Status = OfferingStatus.Draft }, cancellationToken);
        return drafts.Total == 0 ? null : new DashboardContent(
            "Bản nháp chưa công bố", $"{ScreenFormat.Number(drafts.Total)} lớp", Href: $"{ClassDeskEndpoints.Root}?trang-thai={OfferingStatus.Draft}")
        {
            Lines = [.. drafts.Rows.Take(MostLines).Select(r => new DashboardLine(r.Offering.Title, $"{ClassDeskEndpoints.Root}/{r.Offering.Code}"))],
        };
    }

    private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);
}
