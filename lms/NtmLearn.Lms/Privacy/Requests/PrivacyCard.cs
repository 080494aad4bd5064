using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Desk;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Privacy.Requests;

/// <summary>The card of whoever answers for personal data: what is due by law, and until when.</summary>
internal static class PrivacyCard
{
    private const int MostLines = 5;

    public static DashboardCard Create() => new(60, Right.HandlePrivacy, ReadAsync);

    private static async Task<DashboardContent?> ReadAsync(IServiceProvider services, Caller caller, CancellationToken cancellationToken)
    {
        var open = await services.GetRequiredService<PrivacyRequestReader>().ReadAsync(open: true, cancellationToken);
        return open.Count == 0 ? null : new DashboardContent("Yêu cầu về dữ liệu cá nhân", ScreenFormat.Number(open.Count), Href: PrivacyRequestEndpoints.Path)
        {
            Lines = [.. open.Take(MostLines).Select(line => new DashboardLine(
                $"{(line.IsOverdue ? "QUÁ HẠN: " : "")}{PrivacyRequestWords.Of(line.Request.Kind)}, hạn {ScreenFormat.Day(line.Clock.NextOf(line.Request))}",
                PrivacyRequestEndpoints.PathOf(line.Request.PrivacyRequestId)))],
        };
    }
}
