using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.People;

/// <summary>
/// Puts many entries of a list into one context, by the rules that forms go by, asking the tables once for all of them.
/// Whoever is known already is found again and gets what is new; nothing stored is emptied. Saving is the caller's.
/// </summary>
internal sealed class PersonBatch
{
    private readonly NtmLearnDbContext db;
    private readonly UnitScope scope;
    private readonly UnitTree tree;
    private readonly DateOnly today;
    private readonly TimeProvider clock;
    private readonly IReadOnlyList<PersonEntry> entries;
    private readonly IReadOnlyList<PersonMatch> matches;
    private Dictionary<Guid, Person> people = [];
    private ILookup<Guid, Post> posts = Array.Empty<Post>().ToLookup(p => p.PersonId);

    private PersonBatch(
        NtmLearnDbContext db, UnitScope scope, UnitTree tree, DateOnly today, TimeProvider clock, IReadOnlyList<PersonEntry> entries, IReadOnlyList<PersonMatch> matches)
    {
        (this.db, this.scope, this.tree, this.today, this.clock) = (db, scope, tree, today, clock);
        (this.entries, this.matches) = (entries, matches);
    }

    /// <summary>Finds the people of a list.</summary>
    /// <param name="db">Of the transaction that will save, from <see cref="Auditing.AuditedWriter"/>; or one that never saves.</param>
    /// <param name="scope">Whom the caller may change.</param>
    public static async Task<PersonBatch> LoadAsync(
        NtmLearnDbContext db, UnitScope scope, UnitTree tree, DateOnly today, TimeProvider clock, IReadOnlyList<PersonEntry> entries, CancellationToken cancellationToken)
    {
        var matches = await PersonMatching.FindAsync(db, scope, tree, today, [.. entries.Select(e => e.Key)], cancellationToken);
        var found = matches.Where(m => m.PersonId is not null).Select(m => m.PersonId!.Value).Distinct().ToList();
        var batch = new PersonBatch(db, scope, tree, today, clock, entries, matches);
        if (found.Count > 0)
        {
            batch.people = await db.Set<Person>().Where(p => found.Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId, cancellationToken);
            batch.posts = (await db.Set<Post>()
                .Where(p => found.Contains(p.PersonId) && (p.ValidTo == null || p.ValidTo >= today))
                .ToListAsync(cancellationToken)).ToLookup(p => p.PersonId);
        }

        return batch;
    }

    /// <summary>Puts in the entry at a position; an entry that is refused leaves nothing.</summary>
    public Outcome<PersonPut> Put(int position)
    {
        var (entry, match) = (entries[position], matches[position]);
        return match.Refusal is { } refusal ? refusal
            : match.PersonId is { } id ? Change(people[id], entry, match)
            : Add(entry, match);
    }

    private Outcome<PersonPut> Add(PersonEntry entry, PersonMatch match)
    {
        var person = PersonService.NewPerson(clock.NewId(), clock.UtcNow);
        var refusals = PersonChecker.Apply(entry.Input, person, today);
        (person.HamletId, person.UnitId) = PlaceOf(entry.Input);
        if (!scope.Covers(person.UnitId) && !scope.Covers(entry.Post?.UnitId, entry.Post?.OrganisationId))
        {
            refusals.Add(PersonService.OutOfReach);
        }

        refusals.AddRange(entry.Post is null ? [] : PostChecker.Check(entry.Post, scope));
        if (refusals.Count > 0)
        {
            return Outcome<PersonPut>.Refused([.. refusals.Distinct()]);
        }

        db.Add(person);
        if (entry.Post is not null)
        {
            db.Add(PostChecker.Make(clock.NewId(), person.PersonId, entry.Post));
        }

        return Outcome<PersonPut>.Done(new PersonPut(person.PersonId, PersonPutKind.Added, match.Warnings));
    }

    private Outcome<PersonPut> Change(Person person, PersonEntry entry, PersonMatch match)
    {
        var input = Together(person, entry.Input, match.IsFormer);
        var place = entry.Input.HamletId is null && (entry.Input.UnitId is null || SameToday(entry.Input.UnitId, person.UnitId))
            ? (person.HamletId, person.UnitId)
            : PlaceOf(entry.Input);
        var standing = entry.Post is null ? null : posts[person.PersonId].FirstOrDefault(p => IsSame(p, entry.Post));
        var refusals = entry.Post is null || standing is not null ? [] : PostChecker.Check(entry.Post, scope).ToList();
        if (place.UnitId != person.UnitId && !scope.Covers(place.UnitId))
        {
            refusals.Add(PersonService.OutOfReach);
        }

        if (refusals.Count == 0)
        {
            refusals.AddRange(PersonChecker.Apply(input, person, today));
        }

        if (refusals.Count > 0)
        {
            return Outcome<PersonPut>.Refused(refusals);
        }

        (person.HamletId, person.UnitId) = place;
        var isChanged = db.Entry(person).State == EntityState.Modified;
        if (isChanged)
        {
            person.Version++;
        }

        if (entry.Post is { } wanted)
        {
            isChanged |= PutPost(person, wanted, standing);
        }

        return Outcome<PersonPut>.Done(new PersonPut(person.PersonId, isChanged ? PersonPutKind.Changed : PersonPutKind.Unchanged, match.Warnings));
    }

    private bool PutPost(Person person, PostInput wanted, Post? standing)
    {
        if (standing is null)
        {
            db.Add(PostChecker.Make(clock.NewId(), person.PersonId, wanted));
            return true;
        }

        var role = string.IsNullOrWhiteSpace(wanted.ProgrammeRole) ? standing.ProgrammeRole : VietnameseText.Normalise(wanted.ProgrammeRole).Trim();
        if (role == standing.ProgrammeRole)
        {
            return false;
        }

        standing.ProgrammeRole = role;
        return true;
    }

    /// <summary>A list says where and as what; what it does not say does not make another post.</summary>
    private bool IsSame(Post post, PostInput wanted) =>
        SameToday(post.UnitId, wanted.UnitId)
        && (post.OrganisationId == wanted.OrganisationId || wanted.OrganisationId is null)
        && (string.IsNullOrWhiteSpace(wanted.Title) || SearchKey.Of(post.Title ?? "") == SearchKey.Of(wanted.Title));

    private bool SameToday(Guid? one, Guid? other) => one == other || (one is { } a && other is { } b && PersonMatching.Today(tree, a, today) == PersonMatching.Today(tree, b, today));

    /// <summary>A hamlet brings its commune.</summary>
    private (Guid? HamletId, Guid? UnitId) PlaceOf(PersonInput input) =>
        input.HamletId is { } hamlet ? (hamlet, tree.Hamlets.UnitOn(hamlet, today) ?? input.UnitId) : (null, input.UnitId);

    /// <param name="isFormer">Found by what a duplicate said that has been merged: fills gaps only.</param>
    private static PersonInput Together(Person person, PersonInput input, bool isFormer)
    {
        return new PersonInput
        {
            FullName = isFormer ? person.FullName : NameOf(person.FullName, input.FullName),
            GivenNameLength = input.GivenNameLength ?? person.GivenNameLength,
            Sex = Pick(input.Sex, person.Sex),
            YearOfBirth = Pick(input.YearOfBirth, person.YearOfBirth),
            Phone = PickText(input.Phone, person.Phone),
            Email = PickText(input.Email, person.Email),
            IdNumber = PickText(input.IdNumber, person.IdNumber),
        };

        T? Pick<T>(T? said, T? stored)
            where T : struct => isFormer ? stored ?? said : said ?? stored;

        string? PickText(string? said, string? stored) =>
            string.IsNullOrWhiteSpace(said) ? stored : isFormer && stored is not null ? stored : said;
    }

    /// <summary>A name without its marks, or in other capitals, is no correction.</summary>
    private static string NameOf(string stored, string said)
    {
        var typed = VietnameseText.Normalise(said);
        var isPoorer = typed.All(char.IsAscii) && !stored.All(char.IsAscii);
        return isPoorer || string.Equals(stored, string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.OrdinalIgnoreCase)
            ? stored
            : said;
    }
}
