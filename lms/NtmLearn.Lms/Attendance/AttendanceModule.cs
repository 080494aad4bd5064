using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance.CheckIn;
using NtmLearn.Lms.Attendance.Completion;
using NtmLearn.Lms.Attendance.Devices;
using NtmLearn.Lms.Attendance.Excuses;
using NtmLearn.Lms.Attendance.Grid;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Paper;
using NtmLearn.Lms.Attendance.Privacy;
using NtmLearn.Lms.Attendance.Shares;
using NtmLearn.Lms.Attendance.Sheet;
using NtmLearn.Lms.Attendance.WalkIns;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Privacy;

namespace NtmLearn.Lms.Attendance;

/// <summary>Composition of attendance.</summary>
public static class AttendanceModule
{
    public static IServiceCollection AddAttendance(this IServiceCollection services)
    {
        services.AddOptions<AttendanceOptions>().BindConfiguration(AttendanceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new DeskLink(205, SheetEndpoints.Root, "Điểm danh", Right.TakeAttendance));
        services.AddSingleton<AttendanceLedger>();
        services.AddSingleton<SheetReads>();
        services.AddCheckIn();
        services.AddDevices();
        services.AddSingleton<GridReads>();
        services.AddSingleton<PaperSheets>();
        services.AddSingleton<WalkInService>();
        services.AddSingleton<ExcuseService>();
        services.AddSingleton<ExcuseReads>();
        services.AddSingleton<IPersonalDataHolder, AttendanceHolder>();
        services.AddSingleton<AttendanceShares>();
        services.AddSingleton<IAttendanceShares>(provider => provider.GetRequiredService<AttendanceShares>());
        services.AddSingleton<ClassCompletion>();
        return services;
    }

    public static IEndpointRouteBuilder MapAttendance(this IEndpointRouteBuilder routes)
    {
        routes.MapDevices();
        routes.MapAttendanceHistory();
        routes.MapCompletion();
        routes.MapSheets();
        routes.MapCheckInPages();
        routes.MapAttendanceGrid();
        routes.MapPaperSheets();
        routes.MapExcuses();
        routes.MapWalkIns();
        return routes;
    }
}
