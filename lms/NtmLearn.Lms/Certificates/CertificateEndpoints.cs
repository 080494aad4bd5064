using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Errors;
using NtmLearn.Lms.Api.Paging;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Certificates;

/// <summary>A certificate as other systems see it.</summary>
/// <param name="Reissue">0 for the first paper under its number.</param>
/// <param name="Code">Opens the public check page.</param>
public sealed record CertificateResponse(
    Guid CertificateId,
    Guid OfferingId,
    Guid PersonId,
    string RegisterNumber,
    int Year,
    int Number,
    int Reissue,
    CertificateState State,
    DateTime? StateChangedAt,
    Guid? ReplacesId,
    Guid? ReplacedById,
    string FullName,
    int? YearOfBirth,
    string? UnitName,
    string CourseTitle,
    string ClassCode,
    string ClassTitle,
    decimal Hours,
    DateOnly? FirstDay,
    DateOnly? LastDay,
    DateOnly IssuedOn,
    string Issuer,
    string? SignerCapacity,
    string SignerTitle,
    string? SignerName,
    string Code)
{
    internal static CertificateResponse From(Certificate c) => new(
        c.CertificateId, c.OfferingId, c.PersonId, c.RegisterNumber, c.Year, c.Number, c.Reissue, c.State, c.StateChangedAt, c.ReplacesId, c.ReplacedById,
        c.FullName, c.YearOfBirth, c.UnitName, c.CourseTitle, c.ClassCode, c.ClassTitle, c.Hours, c.FirstDay, c.LastDay, c.IssuedOn, c.Issuer,
        c.SignerCapacity, c.SignerTitle, c.SignerName, CertificateCodes.Show(c.Code));
}

/// <summary><c>/api/v1/certificates</c>.</summary>
public static class CertificateEndpoints
{
    public static IEndpointRouteBuilder MapCertificateApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/certificates").WithTags("Certificates").RequireRight(Right.ReadCertificates);
        group.MapGet("", ListAsync).WithName("ListCertificates");
        group.MapGet("/{id:guid}", GetAsync).WithName("GetCertificate");
        return api;
    }

    /// <summary>Lists certificates within reach by the time of their making, of one class or all.</summary>
    private static async Task<Ok<Page<CertificateResponse>>> ListAsync(
        [AsParameters] PageQuery page, Guid? offeringId, CertificateState? state, Caller caller, IDbContextFactory<NtmLearnDbContext> contexts, Pager pager,
        CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await pager.ReadAsync(
            CertificateReads.Within(db.Set<Certificate>().AsNoTracking(), caller.ScopeOf(Right.ReadCertificates))
                .Where(c => (offeringId == null || c.OfferingId == offeringId) && (state == null || c.State == state)),
            page, "certificates", c => c.CreatedAt, c => c.CertificateId, c => c, cancellationToken: cancellationToken);
        return TypedResults.Ok(new Page<CertificateResponse>([.. found.Items.Select(CertificateResponse.From)], found.Next));
    }

    private static async Task<Results<Ok<CertificateResponse>, ProblemHttpResult>> GetAsync(
        Guid id, HttpContext http, CertificateReads reads, Caller caller, CancellationToken cancellationToken) =>
        await reads.FindAsync(caller.ScopeOf(Right.ReadCertificates), id, cancellationToken) is { } certificate
            ? TypedResults.Ok(CertificateResponse.From(certificate))
            : ApiProblems.Problem(http, StatusCodes.Status404NotFound);
}
