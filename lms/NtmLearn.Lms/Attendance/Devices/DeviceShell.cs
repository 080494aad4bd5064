using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Attendance.Devices;

/// <summary>The page that a device keeps: the same for everybody, without anything about anybody, and the worker that keeps it.</summary>
internal static class DeviceShell
{
    public const string Path = "/attendance/device";

    private static readonly string[] Kept =
    [
        "app.css", "icon.svg", "device.webmanifest", "device.js", "device-screen.js", "device-parts.js", "device-forms.js", "device-book.js", "device-store.js", "device-sync.js",
        "attendance-rules.js",
    ];

    public static void MapDeviceShell(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowPage).AllowEverybody();
        routes.MapGet($"{Path}/sw.js", ShowWorker).AllowEverybody();
    }

    private static RazorComponentResult<DeviceShellPage> ShowPage(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return new RazorComponentResult<DeviceShellPage>();
    }

    /// <summary>The worker names the files it keeps by their lasting addresses, so it changes whenever one of them does.</summary>
    private static ContentHttpResult ShowWorker(HttpContext http, SiteAssets files)
    {
        http.Response.Headers.CacheControl = "no-cache";

        // Its folder ends with a slash and the page does not.
        http.Response.Headers["Service-Worker-Allowed"] = Path;
        var kept = Kept.Select(files.Path).Prepend(Path).ToArray();
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join(' ', kept) + typeof(DeviceShell).Module.ModuleVersionId)))[..12];
        return TypedResults.Content(
            $"const version = {JsonSerializer.Serialize(version)};\nconst page = {JsonSerializer.Serialize(Path)};\nconst kept = {JsonSerializer.Serialize(kept)};\n{files.Text("device-sw.js")}",
            "text/javascript; charset=utf-8");
    }
}
