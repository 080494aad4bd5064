using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Certificates.Checking;

/// <summary>
/// What anybody who holds a paper can see: exactly what is printed on it, and whether it counts. Nothing leads from one
/// certificate to another.
/// </summary>
public static class CheckEndpoints
{
    public const string Root = "/certificates";

    /// <summary>Name of the code in the address of the form.</summary>
    internal const string CodeName = "ma";

    /// <summary>Maps <c>/certificates</c> and <c>/certificates/{code}</c>.</summary>
    public static IEndpointRouteBuilder MapCertificateChecks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, Ask).AllowEverybody();
        routes.MapGet(Root + "/{code}", ShowAsync).AllowEverybody();
        return routes;
    }

    private static Results<RazorComponentResult<CheckPage>, SeeOther> Ask(HttpResponse response, Screen screen)
    {
        var typed = screen.Asked(CodeName);
        if (CertificateCodes.Read(typed) is { } code)
        {
            return new SeeOther($"{Root}/{CertificateCodes.Show(code)}");
        }

        response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<CheckPage>(new { Typed = typed, IsUnknown = typed.Length > 0 });
    }

    private static async Task<RazorComponentResult<CheckPage>> ShowAsync(
        string code, CertificateReads reads, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
        var certificate = CertificateCodes.Read(code) is { } read ? await reads.ByCodeAsync(read, cancellationToken) : null;
        return new RazorComponentResult<CheckPage>(new { Certificate = certificate, Typed = code, IsUnknown = certificate is null })
        {
            StatusCode = certificate is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK,
        };
    }
}
