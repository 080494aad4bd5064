using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Privacy;
using NtmLearn.Lms.Privacy.Retention;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>Composition of signing in by the code on the wall.</summary>
internal static class CheckInModule
{
    public static IServiceCollection AddCheckIn(this IServiceCollection services)
    {
        services.AddSingleton<WallCodes>();
        services.AddSingleton<CheckInService>();
        services.AddSingleton<CheckInSeals>();
        services.AddSingleton<CheckInRoster>();
        services.AddSingleton<CheckInGuesses>();
        services.AddScoped<CheckIns>();
        services.AddSingleton<IPersonalDataHolder, CheckInHolder>();
        services.AddSingleton(provider => new RetentionClock(
            "check-in-devices",
            "Thiết bị nào đã dùng để tự điểm danh",
            "lúc điểm danh",
            _ => provider.GetRequiredService<IOptions<AttendanceOptions>>().Value.TraceDays,
            (inside, before, token) => inside.GetRequiredService<WriterGate>().WriteAsync(
                (db, _) => db.Set<CheckInTrace>().Where(t => t.At < before).ExecuteDeleteAsync(token), token)));
        return services;
    }

    public static IEndpointRouteBuilder MapCheckInPages(this IEndpointRouteBuilder routes)
    {
        routes.MapWall();
        routes.MapCheckIn();
        return routes;
    }
}
