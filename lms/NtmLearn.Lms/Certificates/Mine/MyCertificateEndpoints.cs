using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;

namespace NtmLearn.Lms.Certificates.Mine;

/// <summary>The certificates of whoever is signed in.</summary>
public static class MyCertificateEndpoints
{
    internal const string Root = "/cua-toi/chung-nhan";

    /// <summary>Maps <c>/cua-toi/chung-nhan</c>.</summary>
    public static IEndpointRouteBuilder MapMyCertificates(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Root, ShowAsync).RequireRight(Right.OwnThings);
        routes.MapGet(Root + "/{certificateId:guid}", PaperAsync).RequireRight(Right.OwnThings);
        return routes;
    }

    private static async Task<RazorComponentResult<MyCertificatesPage>> ShowAsync(CertificateReads reads, Caller caller, CancellationToken cancellationToken) =>
        new(new
        {
            Certificates = caller.PersonId is { } person ? await reads.MineAsync(person, cancellationToken) : [],
            IsKnown = caller.PersonId is not null,
        });

    private static async Task<Results<FileContentHttpResult, NotFound>> PaperAsync(
        Guid certificateId, CertificateReads reads, CertificatePapers papers, Caller caller, CancellationToken cancellationToken)
    {
        var mine = caller.PersonId is { } person ? await reads.MineAsync(person, cancellationToken) : [];
        return mine.FirstOrDefault(c => c.CertificateId == certificateId) is { State: CertificateState.Valid, IsErased: false } certificate
            ? TypedResults.File(papers.Write(certificate), CertificatePapers.PdfType, CertificatePapers.FileName(certificate))
            : TypedResults.NotFound();
    }
}
