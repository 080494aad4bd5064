using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Desk;
using NtmLearn.Lms.Enrolments.Desk;
using NtmLearn.Lms.Enrolments.Mine;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Enrolments;

/// <summary>What is due on the desk of somebody who learns, names people, or decides about requests.</summary>
internal static class EnrolmentCards
{
    private const int MostLines = 5;

    public static IServiceCollection AddEnrolmentCards(this IServiceCollection services) => services
        .AddSingleton(new DashboardCard(100, Right.Nominate, QuotasAsync))
        .AddSingleton(new DashboardCard(110, Right.ApproveEnrolments, RequestsAsync))
        .AddSingleton(new DashboardCard(200, Right.OwnThings, MineAsync));

    private static async Task<DashboardContent?> QuotasAsync(IServiceProvider services, Caller caller, CancellationToken cancellationToken)
    {
        var scope = caller.ScopeOf(Right.Nominate);
        var due = (await services.GetRequiredService<QuotaReads>().MineAsync(scope, cancellationToken)).Where(q => q.IsOpen && q.Shortfall > 0).ToList();
        if (due.Count == 0)
        {
            return null;
        }

        var time = services.GetRequiredService<LocalTime>();
        var shown = due.Take(MostLines).ToList();
        var classes = await services.GetRequiredService<EnrolmentReads>().ClassesAsync([.. shown.Select(q => q.OfferingId).Distinct()], cancellationToken);
        return new DashboardContent("Chỉ tiêu còn thiếu người", $"{ScreenFormat.Number(due.Sum(q => q.Shortfall))} người", Href: MyQuotaEndpoints.Path)
        {
            Lines =
            [
                .. shown.Select(q => new DashboardLine(
                    $"{classes[q.OfferingId].Title}: {(scope.IsAll ? q.Owner + " " : "")}còn thiếu {q.Shortfall}/{q.Limit}, hạn {ScreenFormat.DayTime(time.FromUtc(q.Deadline))}",
                    $"{MyQuotaEndpoints.Path}/{q.SeatQuotaId}")),
            ],
        };
    }

    private static async Task<DashboardContent?> RequestsAsync(IServiceProvider services, Caller caller, CancellationToken cancellationToken)
    {
        var time = services.GetRequiredService<LocalTime>();
        var asked = await services.GetRequiredService<EnrolmentReads>().InboxAsync(EnrolmentActor.Of(caller), time.Today, cancellationToken);
        return asked.Count == 0 ? null : new DashboardContent("Chờ duyệt", $"{ScreenFormat.Number(asked.Count)} người", Href: ApprovalEndpoints.Path)
        {
            Lines =
            [
                .. asked.Take(MostLines).Select(a => new DashboardLine(
                    $"{a.Line.FullName}, {a.Class.Title}{(a.Line.DecideBy is { } by ? $", trả lời trước {ScreenFormat.DayTime(time.FromUtc(by))}" : "")}")),
            ],
        };
    }

    private static async Task<DashboardContent?> MineAsync(IServiceProvider services, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.PersonId is not { } person)
        {
            return null;
        }

        var mine = (await services.GetRequiredService<EnrolmentReads>().MineAsync(person, cancellationToken))
            .Where(m => m.Status.IsLive() && m.Status is not (EnrolmentStatus.Completed or EnrolmentStatus.NotCompleted)).ToList();
        return mine.Count == 0 ? null : new DashboardContent("Lớp của tôi", Href: MyClassesEndpoints.Path, LinkText: "Xem, nhận chỗ hoặc rút")
        {
            Lines =
            [
                .. mine.OrderBy(m => m.Status != EnrolmentStatus.Offered).Take(MostLines).Select(m => new DashboardLine(
                    $"{m.Class.Title}, {m.Class.When ?? "chưa có ngày"}: {EnrolmentWords.Of(m.Status).ToLowerInvariant()}", $"/lop/{m.Class.Code}")),
            ],
        };
    }
}
