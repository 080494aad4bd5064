using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Screens.Forms;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>What forms of classes offer to choose from.</summary>
public sealed class ClassChoices(IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, LocalTime time)
{
    private const int MostFound = 20;

    public async Task<ClassLists> ListsAsync(Guid? chosenUnit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var today = time.Today;
        return new ClassLists(
            await db.Set<Course>().Where(c => !c.IsRetired).OrderBy(c => c.Code)
                .Select(c => new FieldOption(c.CourseId.ToString(), c.Code + " – " + c.Title, null, null)).ToListAsync(cancellationToken),
            UnitChoices.For(await trees.GetAsync(cancellationToken), today, chosenUnit),
            await db.Set<Organisation>().Where(o => o.ValidTo == null || o.ValidTo >= today).OrderBy(o => o.SearchKey)
                .Select(o => new FieldOption(o.OrganisationId.ToString(), o.Name, null, null)).ToListAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<FieldOption>> VenuesAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tree = await trees.GetAsync(cancellationToken);
        var venues = await db.Set<Venue>().AsNoTracking().Where(v => !v.IsRetired).OrderBy(v => v.SearchKey).ToListAsync(cancellationToken);
        return [.. venues.Select(v => new FieldOption(
            v.VenueId.ToString(), $"{v.Name} ({v.Capacity} chỗ)", v.UnitId is { } unit ? tree.Find(unit)?.FullName : null))];
    }

    /// <summary>People who have the role, who led something before, who are chosen, or whose name was searched for.</summary>
    public async Task<IReadOnlyList<FieldOption>> FacilitatorsAsync(string search, IReadOnlyList<string> chosen, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var today = time.Today;
        var ids = chosen.Select(c => Guid.TryParse(c, out var id) ? id : Guid.Empty).ToList();
        var usual = await db.Set<Person>().AsNoTracking()
            .Where(p => p.ErasedAt == null && p.MergedIntoId == null
                && (ids.Contains(p.PersonId)
                    || db.Set<SessionFacilitator>().Any(f => f.PersonId == p.PersonId)
                    || db.Set<Account>().Any(a => a.PersonId == p.PersonId && !a.IsClosed
                        && db.Set<RoleAssignment>().Any(r => r.AccountId == a.Id && r.Role == Role.Facilitator && (r.ValidTo == null || r.ValidTo >= today)))))
            .OrderBy(p => p.SortKey).Take(200)
            .Select(p => new { p.PersonId, p.FullName })
            .ToListAsync(cancellationToken);
        var key = Language.VietnameseText.Fold(search).Trim();
        var found = key.Length < 2
            ? []
            : await db.Set<Person>().AsNoTracking()
                .Where(p => p.ErasedAt == null && p.MergedIntoId == null && p.SearchKey.Contains(key))
                .OrderBy(p => p.SortKey).Take(MostFound)
                .Select(p => new { p.PersonId, p.FullName })
                .ToListAsync(cancellationToken);
        return [.. usual.Concat(found).DistinctBy(p => p.PersonId).Select(p => new FieldOption(p.PersonId.ToString(), p.FullName))];
    }
}
