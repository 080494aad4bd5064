using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Enrolments;

/// <summary>One of the ways in which a person belongs somewhere on a day: a post, or where they live.</summary>
/// <param name="UnitId">Unit of the post or residence; for a post in an organisation, the unit it works for.</param>
/// <param name="Levels">The audiences that it makes the person one of.</param>
public sealed record PersonStanding(Guid? UnitId, Guid? OrganisationId, AudienceLevels Levels, bool IsOfficial)
{
    /// <summary>All of a person's standings on a day: posts, the newest first, then residence.</summary>
    internal static async Task<List<PersonStanding>> FindAsync(
        NtmLearnDbContext db, Person person, DateOnly day, UnitTree tree, CancellationToken cancellationToken)
    {
        // One that was made a moment ago in this transaction is not in the database yet.
        var made = db.ChangeTracker.Entries<Post>()
            .Where(e => e.State == EntityState.Added && e.Entity.PersonId == person.PersonId
                && (e.Entity.ValidFrom is not { } from || from <= day) && (e.Entity.ValidTo is not { } to || to >= day))
            .Select(e => e.Entity).ToList();
        var standings = new List<PersonStanding>();
        foreach (var post in made)
        {
            var unit = post.UnitId
                ?? await db.Set<Organisation>().Where(o => o.OrganisationId == post.OrganisationId).Select(o => o.UnitId).FirstOrDefaultAsync(cancellationToken);
            standings.Add(OfPost(unit, post.OrganisationId, tree));
        }

        var posts = await db.Set<Post>().AsNoTracking()
            .Where(p => p.PersonId == person.PersonId && (p.ValidFrom == null || p.ValidFrom <= day) && (p.ValidTo == null || p.ValidTo >= day))
            .OrderByDescending(p => p.ValidFrom).ThenBy(p => p.PostId)
            .Select(p => new
            {
                p.UnitId,
                p.OrganisationId,
                OrganisationUnit = db.Set<Organisation>().Where(o => o.OrganisationId == p.OrganisationId).Select(o => o.UnitId).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        standings.AddRange(posts.Select(p => OfPost(p.UnitId ?? p.OrganisationUnit, p.OrganisationId, tree)));
        standings.Add(new PersonStanding(
            person.UnitId ?? await UnitOfHamletAsync(db, person.HamletId, day, cancellationToken), null, AudienceLevels.Citizen, IsOfficial: false));
        return standings;
    }

    private static PersonStanding OfPost(Guid? unitId, Guid? organisationId, UnitTree tree) =>
        new(unitId, organisationId, LevelsOf(unitId, tree), IsOfficial: true);

    private static async Task<Guid?> UnitOfHamletAsync(NtmLearnDbContext db, Guid? hamletId, DateOnly day, CancellationToken cancellationToken) =>
        hamletId is null
            ? null
            : await db.Set<HamletPeriod>()
                .Where(p => p.HamletId == hamletId && (p.ValidFrom == null || p.ValidFrom <= day) && (p.ValidTo == null || p.ValidTo >= day))
                .Select(p => (Guid?)p.UnitId)
                .FirstOrDefaultAsync(cancellationToken);

    /// <summary>An organisation without a unit works for the province. Those who work in hamlets have their posts in the commune.</summary>
    private static AudienceLevels LevelsOf(Guid? unitId, UnitTree tree) => (unitId is { } id ? tree.Find(id)?.Level : UnitLevel.Province) switch
    {
        UnitLevel.District => AudienceLevels.District,
        UnitLevel.Commune => AudienceLevels.Commune | AudienceLevels.Hamlet,
        _ => AudienceLevels.Province,
    } | AudienceLevels.Citizen;
}
