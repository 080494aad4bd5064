using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Reports;

/// <summary>Of which level people are by the posts they held.</summary>
internal sealed class PostLevels
{
    private readonly ILookup<Guid, (LearnerLevel Level, Post Post)> posts;

    private PostLevels(ILookup<Guid, (LearnerLevel Level, Post Post)> posts) => this.posts = posts;

    /// <summary>The posts of people, and of those who were merged into them.</summary>
    public static async Task<PostLevels> ReadAsync(NtmLearnDbContext db, UnitTree tree, Guid[] people, CancellationToken cancellationToken)
    {
        var merged = await db.Set<Person>().Where(p => p.MergedIntoId != null && people.Contains(p.MergedIntoId.Value))
            .ToDictionaryAsync(p => p.PersonId, p => p.MergedIntoId!.Value, cancellationToken);
        var ids = people.Concat(merged.Keys).ToArray();
        var found = await db.Set<Post>().AsNoTracking().Where(p => ids.Contains(p.PersonId)).ToListAsync(cancellationToken);
        var bodies = found.Select(p => p.OrganisationId).OfType<Guid>().Distinct().ToArray();
        var unitOf = bodies.Length == 0
            ? []
            : await db.Set<Organisation>().Where(o => bodies.Contains(o.OrganisationId) && o.UnitId != null)
                .ToDictionaryAsync(o => o.OrganisationId, o => o.UnitId!.Value, cancellationToken);
        return new PostLevels(found.ToLookup(
            p => merged.GetValueOrDefault(p.PersonId, p.PersonId),
            p => (LevelOf(p, tree, p.UnitId ?? (p.OrganisationId is { } body && unitOf.TryGetValue(body, out var unit) ? unit : null)), p)));
    }

    /// <summary>The highest level of the posts held on a day, with the title.</summary>
    public (LearnerLevel Level, string? Post) Of(Guid person, DateOnly day)
    {
        var held = posts[person].Where(p => (p.Post.ValidFrom is not { } from || from <= day) && (p.Post.ValidTo is not { } to || to >= day))
            .OrderBy(p => p.Level).ThenBy(p => p.Post.PostId).Select(p => ((LearnerLevel Level, string? Title)?)(p.Level, p.Post.Title)).FirstOrDefault();
        return held ?? (LearnerLevel.Citizen, null);
    }

    /// <summary>A body without a unit is one of the province.</summary>
    private static LearnerLevel LevelOf(Post post, UnitTree tree, Guid? unitId)
    {
        var words = VietnameseText.Fold(post.Title ?? "").Split(' ');
        return words.Contains("ap") || words.Contains("khom") ? LearnerLevel.Hamlet
            : (unitId is { } unit ? tree.Find(unit)?.Level : null) switch
            {
                UnitLevel.Commune => LearnerLevel.Commune,
                UnitLevel.District => LearnerLevel.District,
                _ => LearnerLevel.Province,
            };
    }
}
