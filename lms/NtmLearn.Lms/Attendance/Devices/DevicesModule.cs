using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Attendance.Photos;
using NtmLearn.Lms.Privacy.Retention;

namespace NtmLearn.Lms.Attendance.Devices;

/// <summary>Composition of attendance without a network, and of the photographs that come from there.</summary>
internal static class DevicesModule
{
    public static IServiceCollection AddDevices(this IServiceCollection services)
    {
        services.AddScoped<DeviceCaller>();
        services.AddSingleton<DeviceGrants>();
        services.AddSingleton<DeviceSync>();
        services.AddSingleton<SheetPhotos>();
        services.AddSingleton(new RetentionClock(
            "device-grants",
            "Máy nào được giữ danh sách điểm danh và ai cho phép",
            "máy hết hạn gửi",
            options => options.DeviceGrantDays,
            (provider, before, token) => provider.GetRequiredService<DeviceGrants>().ForgetAsync(before, token)));
        services.AddSingleton(new RetentionClock(
            "sheet-photos",
            "Ảnh phiếu điểm danh đã ký",
            "ngày nhận ảnh",
            options => options.SheetPhotoDays,
            (provider, before, token) => provider.GetRequiredService<SheetPhotos>().ForgetAsync(before, token)));
        return services;
    }

    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        routes.MapDeviceApi();
        routes.MapDeviceDesk();
        routes.MapDeviceShell();
        routes.MapSheetPhotos();
    }
}
