using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Attendance.Devices;

/// <summary>The device that calls, for as long as a request lasts.</summary>
public sealed class DeviceCaller
{
    private const string Scheme = "Bearer ";
    private DeviceGrant? grant;

    public DeviceGrant Grant => grant ?? throw new InvalidOperationException("No device was recognised.");

    /// <summary>Lets in only who shows a token that holds. No cookie counts here, so no other page can make a device send.</summary>
    internal static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        var header = http.Request.Headers.Authorization.ToString();
        var token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
        var (grant, refusal) = await http.RequestServices.GetRequiredService<DeviceGrants>().RecogniseAsync(token, http.RequestAborted);
        if (grant is null)
        {
            return Refuse(http, refusal!);
        }

        http.RequestServices.GetRequiredService<DeviceCaller>().grant = grant;
        return await next(context);
    }

    /// <summary>401 with words and a code.</summary>
    internal static ProblemHttpResult Refuse(HttpContext http, Refusal refusal)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem(refusal, StatusCodes.Status401Unauthorized);
    }

    internal static ProblemHttpResult Problem(Refusal refusal, int status) =>
        TypedResults.Problem(refusal.Message, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = refusal.Code });
}
