using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Certificates;

/// <summary>Reads certificates as far as a right goes.</summary>
public sealed class CertificateReads(IDbContextFactory<NtmLearnDbContext> contexts, CertificateCandidates candidates)
{
    public const int PageSize = 50;

    /// <summary>The people of a class within reach with what they have, or lack; null when the class is not there or out of reach.</summary>
    public async Task<(CourseOffering Class, IReadOnlyList<CertificateCandidate> People)?> OfClassAsync(
        Caller caller, string code, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<CourseOffering>().AsNoTracking().SingleOrDefaultAsync(o => o.Code == code, cancellationToken) is not { } offering)
        {
            return null;
        }

        var scope = caller.ScopeOf(Right.ReadCertificates);
        var people = await candidates.OfClassAsync(db, offering, scope, cancellationToken);
        return people.Count > 0 || scope.IsAll || await db.Set<CourseOffering>().Within(db, caller).AnyAsync(o => o.OfferingId == offering.OfferingId, cancellationToken)
            ? (offering, people)
            : null;
    }

    /// <summary>The certificates of a class that count and can be printed, by number.</summary>
    public async Task<IReadOnlyList<Certificate>> ToPrintAsync(Caller caller, string code, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Within(db.Set<Certificate>().AsNoTracking(), caller.ScopeOf(Right.ManageCertificates))
            .Where(c => c.State == CertificateState.Valid && c.FullName != "" && db.Set<CourseOffering>().Any(o => o.OfferingId == c.OfferingId && o.Code == code))
            .OrderBy(c => c.Year).ThenBy(c => c.Number)
            .ToListAsync(cancellationToken);
    }

    /// <summary>One by its id; null when it is not there or out of reach.</summary>
    public async Task<Certificate?> FindAsync(UnitScope scope, Guid certificateId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Within(db.Set<Certificate>().AsNoTracking(), scope).SingleOrDefaultAsync(c => c.CertificateId == certificateId, cancellationToken);
    }

    /// <summary>Every paper under the same number, the first one first.</summary>
    public async Task<IReadOnlyList<Certificate>> HistoryAsync(Certificate certificate, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Certificate>().AsNoTracking()
            .Where(c => c.IssuerId == certificate.IssuerId && c.Year == certificate.Year && c.Number == certificate.Number)
            .OrderBy(c => c.Reissue).ToListAsync(cancellationToken);
    }

    /// <summary>What the public check page shows. The code is the right to see it.</summary>
    /// <param name="code">As <see cref="CertificateCodes.Read"/> gives it.</param>
    public async Task<Certificate?> ByCodeAsync(string code, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Certificate>().AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, cancellationToken);
    }

    /// <summary>A person's own, the newest first, also those of rows that were merged into theirs.</summary>
    public async Task<IReadOnlyList<Certificate>> MineAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = PersonMerging.RowsOf(db, personId);
        return await db.Set<Certificate>().AsNoTracking()
            .Where(c => rows.Contains(c.PersonId) && c.State != CertificateState.Replaced)
            .OrderByDescending(c => c.CreatedAt).ThenBy(c => c.CertificateId).ToListAsync(cancellationToken);
    }

    /// <summary>A page of a year's register books by number, and how many lines there are.</summary>
    /// <param name="page">From 1; null for all lines.</param>
    public async Task<(IReadOnlyList<Certificate> Lines, int Total)> RegisterAsync(
        UnitScope scope, int year, Guid? issuerId, bool onlyOffice, int? page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var lines = Within(db.Set<Certificate>().AsNoTracking(), scope)
            .Where(c => c.Year == year && (issuerId == null || c.IssuerId == issuerId) && (!onlyOffice || c.IssuerId == null));
        var ordered = lines.OrderBy(c => c.IssuerId != null).ThenBy(c => c.IssuerId).ThenBy(c => c.Number).ThenBy(c => c.Reissue);
        var shown = page is { } number ? ordered.Skip((number - 1) * PageSize).Take(PageSize) : ordered;
        return (await shown.ToListAsync(cancellationToken), await lines.CountAsync(cancellationToken));
    }

    /// <summary>The years that have a book, the newest first, and the organisations that have one.</summary>
    public async Task<(IReadOnlyList<int> Years, IReadOnlyList<(Guid Id, string Name)> Issuers)> BooksAsync(UnitScope scope, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var reached = Within(db.Set<Certificate>().AsNoTracking(), scope);
        var years = await reached.Select(c => c.Year).Distinct().OrderByDescending(y => y).ToListAsync(cancellationToken);
        var issuers = await db.Set<Organisation>().Where(o => reached.Any(c => c.IssuerId == o.OrganisationId))
            .OrderBy(o => o.SearchKey).Select(o => new { o.OrganisationId, o.Name }).ToListAsync(cancellationToken);
        return (years, issuers.ConvertAll(i => (i.OrganisationId, i.Name)));
    }

    /// <summary>Those of a unit, an organisation, or a person.</summary>
    internal static IQueryable<Certificate> Within(IQueryable<Certificate> certificates, UnitScope scope)
    {
        if (scope.IsAll)
        {
            return certificates;
        }

        var (units, organisations, own) = (scope.UnitIds.ToList(), scope.OrganisationIds.ToList(), scope.PersonId);
        return certificates.Where(c => (c.UnitId != null && units.Contains(c.UnitId.Value))
            || (c.OrganisationId != null && organisations.Contains(c.OrganisationId.Value))
            || c.PersonId == own);
    }
}
