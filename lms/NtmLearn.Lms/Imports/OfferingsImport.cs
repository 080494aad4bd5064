using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Imports;

/// <summary>Lists of classes; rows of one class are its sessions.</summary>
internal sealed class OfferingsImport(
    OfferingService offerings, SessionService sessions, PublicClassCache publicClasses, IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time) : IImportTarget
{
    public ImportKind Kind => ImportKind.Offerings;

    public IReadOnlyList<ImportField> Fields => OfferingFields.All;

    public IReadOnlyDictionary<string, string> Example => OfferingFields.Example;

    public async Task<IImportPass> OpenAsync(ImportSetting setting, IReadOnlyList<TableRow> rows, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var courses = await db.Set<Course>().AsNoTracking().ToListAsync(cancellationToken);
        var venues = await db.Set<Venue>().AsNoTracking().ToListAsync(cancellationToken);
        var reader = new OfferingRowReader(setting.Places, courses, venues, time);
        var classes = rows.Select(reader.Read).GroupBy(r => r.Key).Select(g => new OfferingDraft([.. g])).ToList();
        return new OfferingPass(setting, classes, offerings, sessions, publicClasses);
    }
}
