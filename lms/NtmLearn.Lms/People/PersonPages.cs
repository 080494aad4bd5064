using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.People;

/// <summary>Reads what the pages about people show.</summary>
internal sealed class PersonPages(
    IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, AuditedWriter writer, LocalTime time, Caller caller)
{
    // Putting a few hundred units in order takes longer than the rest of a page, and a tree never changes.
    private static readonly ConditionalWeakTable<UnitTree, List<(AdministrativeUnit Unit, FieldOption Option)>> InOrder = [];

    /// <summary>A person within the caller's reach; null otherwise.</summary>
    public async Task<PersonView?> FindAsync(Guid personId, bool reveal, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var person = await db.Set<Person>().AsNoTracking()
            .Where(p => p.PersonId == personId)
            .Where(PersonReach.Within(db, caller.ScopeOf(Right.ReadPeople)))
            .FirstOrDefaultAsync(cancellationToken);
        if (person is null)
        {
            return null;
        }

        var tree = await trees.GetAsync(cancellationToken);
        var isLive = person is { MergedIntoId: null, ErasedAt: null };
        var canChange = isLive && caller.Can(Right.ManagePeople)
            && await db.Set<Person>().Where(p => p.PersonId == personId)
                .AnyAsync(PersonReach.Changeable(db, caller.ScopeOf(Right.ManagePeople), time.Today), cancellationToken);
        var canReveal = caller.Can(Right.ReadSensitive)
            && await db.Set<Person>().Where(p => p.PersonId == personId)
                .AnyAsync(PersonReach.Within(db, caller.ScopeOf(Right.ReadSensitive)), cancellationToken);
        var isRevealed = reveal && canReveal;
        if (isRevealed)
        {
            await writer.NoteAsync(caller.Actor, AuditAction.Read, nameof(Person), personId, personId, detail: null, cancellationToken);
        }

        return new PersonView(
            person,
            await PlaceAsync(db, tree, person, cancellationToken),
            await PostsAsync(db, tree, personId, cancellationToken),
            await TrainingAsync(db, personId, cancellationToken),
            await MergesAsync(db, personId, cancellationToken),
            isRevealed,
            canChange,
            isLive && caller.Can(Right.MergePeople),
            canReveal);
    }

    /// <summary>Communes in which the caller may add people, hamlets of the chosen one, bodies that exist.</summary>
    public async Task<PersonChoices> ChoicesAsync(Guid? unitId, CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        var scope = caller.ScopeOf(Right.ManagePeople);
        var today = time.Today;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hamlets = unitId is null
            ? []
            : await db.Set<HamletPeriod>().Where(p => p.UnitId == unitId && (p.ValidTo == null || p.ValidTo >= today))
                .Join(db.Set<Hamlet>(), p => p.HamletId, h => h.HamletId, (p, h) => new { h.HamletId, h.Name })
                .ToListAsync(cancellationToken);
        var organisations = await db.Set<Organisation>().AsNoTracking()
            .Where(o => o.ValidTo == null || o.ValidTo >= today)
            .Select(o => new { o.OrganisationId, o.Name, o.UnitId })
            .ToListAsync(cancellationToken);
        return new PersonChoices(
            unitId is { } id ? tree.Find(id) : null,
            UnitsOf(tree, scope),
            [.. hamlets.OrderBy(h => SortKey.Of(h.Name), StringComparer.Ordinal).Select(h => new FieldOption(h.HamletId.ToString(), h.Name))],
            [
                .. organisations.Where(o => scope.Covers(o.UnitId, o.OrganisationId)).OrderBy(o => SortKey.Of(o.Name), StringComparer.Ordinal)
                    .Select(o => new FieldOption(o.OrganisationId.ToString(), o.Name)),
            ]);
    }

    /// <summary>Units in which the caller may change people.</summary>
    public async Task<IReadOnlyList<FieldOption>> UnitsAsync(CancellationToken cancellationToken) =>
        UnitsOf(await trees.GetAsync(cancellationToken), caller.ScopeOf(Right.ManagePeople));

    private List<FieldOption> UnitsOf(UnitTree tree, UnitScope scope)
    {
        var today = time.Today;
        return
        [
            .. InOrder.GetValue(tree, static all =>
                [
                    .. all.All.OrderByDescending(u => u.Level).ThenBy(u => SortKey.Of(u.Name), StringComparer.Ordinal)
                        .Select(u => (u, new FieldOption(u.UnitId.ToString(), all.PathOf(u.UnitId), LevelName(u.Level)))),
                ])
                .Where(u => u.Unit.IsValidOn(today) && scope.Covers(u.Unit.UnitId)).Select(u => u.Option),
        ];
    }

    private static string LevelName(UnitLevel level) => level switch
    {
        UnitLevel.Province => "Tỉnh",
        UnitLevel.District => "Huyện, thị xã, thành phố",
        _ => "Xã, phường, thị trấn",
    };

    private static async Task<string?> PlaceAsync(NtmLearnDbContext db, UnitTree tree, Person person, CancellationToken cancellationToken)
    {
        var hamlet = person.HamletId is { } id
            ? await db.Set<Hamlet>().Where(h => h.HamletId == id).Select(h => h.Name).FirstOrDefaultAsync(cancellationToken)
            : null;
        var unit = person.UnitId is { } unitId ? tree.PathOf(unitId) : null;
        return hamlet is null ? unit : $"{hamlet}, {unit}";
    }

    private async Task<List<PostLine>> PostsAsync(NtmLearnDbContext db, UnitTree tree, Guid personId, CancellationToken cancellationToken)
    {
        var scope = caller.ScopeOf(Right.ManagePeople);
        var today = time.Today;
        var posts = await db.Set<Post>().AsNoTracking().Where(p => PersonMerging.RowsOf(db, personId).Contains(p.PersonId)).ToListAsync(cancellationToken);
        var ids = posts.Select(p => p.OrganisationId).ToList();
        var names = await db.Set<Organisation>().Where(o => ids.Contains(o.OrganisationId)).ToDictionaryAsync(o => o.OrganisationId, o => o.Name, cancellationToken);
        return
        [
            .. posts.OrderByDescending(p => p.ValidTo ?? DateOnly.MaxValue).ThenByDescending(p => p.ValidFrom).Select(p => new PostLine(
                p.PostId,
                string.Join(", ", new[] { p.OrganisationId is { } o ? names.GetValueOrDefault(o) : null, p.UnitId is { } u ? tree.PathOf(u) : null }.OfType<string>()),
                p.Title,
                p.ProgrammeRole,
                p.ValidFrom,
                p.ValidTo,
                (p.ValidTo is null || p.ValidTo >= today) && scope.Covers(p.UnitId, p.OrganisationId))),
        ];
    }

    private static async Task<List<TrainingLine>> TrainingAsync(NtmLearnDbContext db, Guid personId, CancellationToken cancellationToken) =>
        await db.Set<Enrolment>()
            .Where(e => PersonMerging.RowsOf(db, personId).Contains(e.PersonId))
            .Join(db.Set<CourseOffering>(), e => e.OfferingId, o => o.OfferingId, (e, o) => new { o.Code, o.Title, o.FirstDay, e.Status })
            .OrderByDescending(t => t.FirstDay)
            .Select(t => new TrainingLine(t.Code, t.Title, t.FirstDay, t.Status))
            .ToListAsync(cancellationToken);

    private static async Task<List<MergeLine>> MergesAsync(NtmLearnDbContext db, Guid personId, CancellationToken cancellationToken) =>
        await db.Set<PersonMerge>()
            .Where(m => m.KeptId == personId && m.UndoneAt == null)
            .Join(db.Set<Person>(), m => m.MergedId, p => p.PersonId, (m, p) => new MergeLine(m.PersonMergeId, p.FullName, m.At, m.Reason))
            .ToListAsync(cancellationToken);
}
