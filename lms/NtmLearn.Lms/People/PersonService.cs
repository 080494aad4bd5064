using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.People;

/// <summary>
/// Every change of people and their posts. A manager of a unit changes people of that unit; a person who has left it stays
/// visible, and only the new unit or the office goes on changing them.
/// </summary>
public sealed class PersonService(AuditedWriter writer, LocalTime time, TimeProvider clock)
{
    private static readonly Refusal NotFound = new(RefusalKind.NotFound, "person_unknown", "Không tìm thấy người này trong phạm vi của anh/chị.");

    internal static readonly Refusal OutOfReach = new(
        RefusalKind.Forbidden, "unit_out_of_reach", "Đơn vị này ngoài phạm vi của anh/chị. Nhờ Văn phòng Điều phối hoặc đơn vị đó thêm giúp.", nameof(PersonInput.UnitId));

    private static readonly Refusal Stale = new(
        RefusalKind.Conflict, "person_changed", "Có người vừa sửa thông tin này. Xem lại bản mới rồi sửa tiếp.");

    /// <summary>Adds a person. Look for <see cref="PersonDuplicates"/> first and let whoever types decide.</summary>
    /// <param name="id">The new person's id, chosen by whoever asks, so that the same asking twice adds one.</param>
    public Task<Outcome<Person>> AddAsync(Caller caller, Guid id, PersonInput input, PostInput? post, CancellationToken cancellationToken)
    {
        var scope = caller.ScopeOf(Right.ManagePeople);
        return writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                var added = await AddWithinAsync(db, scope, id, input, post, token);
                await db.SaveChangesAsync(token);
                return added;
            },
            cancellationToken);
    }

    /// <summary>The same as part of a transaction; saving is the caller's.</summary>
    /// <param name="scope">Where the caller may add people.</param>
    internal async Task<Outcome<Person>> AddWithinAsync(
        NtmLearnDbContext db, UnitScope scope, Guid id, PersonInput input, PostInput? post, CancellationToken cancellationToken)
    {
        if (await db.Set<Person>().AnyAsync(p => p.PersonId == id, cancellationToken))
        {
            // Asked for twice; an id that is not of this caller's making tells nothing.
            return await FindAsync(db, scope, id, cancellationToken) is { } known ? Outcome<Person>.Done(known) : NotFound;
        }

        var person = NewPerson(id, clock.UtcNow);
        var refusals = PersonChecker.Apply(input, person, time.Today);
        refusals.AddRange(await PlaceAsync(db, input, person, cancellationToken));
        if (!scope.Covers(person.UnitId) && !scope.Covers(post?.UnitId, post?.OrganisationId))
        {
            refusals.Add(OutOfReach);
        }

        var newPost = post is null ? null : await CheckPostAsync(db, scope, id, post, refusals, cancellationToken);
        if (refusals.Count > 0)
        {
            return Outcome<Person>.Refused(refusals);
        }

        db.Add(person);
        if (newPost is not null)
        {
            db.Add(newPost);
        }

        return Outcome<Person>.Done(person);
    }

    /// <summary>Changes what is said of a person.</summary>
    /// <param name="version">What the form was filled from; an older one is refused, so that nobody overwrites unseen.</param>
    public Task<Outcome<Person>> ChangeAsync(Caller caller, Guid personId, PersonInput input, int version, CancellationToken cancellationToken)
    {
        var scope = caller.ScopeOf(Right.ManagePeople);
        return writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                if (await FindAsync(db, scope, personId, token) is not { } person)
                {
                    return NotFound;
                }

                if (person.Version != version)
                {
                    return Stale;
                }

                var formerUnit = person.UnitId;
                var refusals = PersonChecker.Apply(input, person, time.Today);
                refusals.AddRange(await PlaceAsync(db, input, person, token));
                if (person.UnitId != formerUnit && person.UnitId is not null && !scope.Covers(person.UnitId))
                {
                    refusals.Add(OutOfReach);
                }

                if (refusals.Count > 0)
                {
                    return Outcome<Person>.Refused(refusals);
                }

                if (db.Entry(person).State == EntityState.Modified)
                {
                    person.Version++;
                    await db.SaveChangesAsync(token);
                }

                return Outcome<Person>.Done(person);
            },
            cancellationToken);
    }

    /// <summary>Gives a person a post; earlier ones stay.</summary>
    public Task<Outcome<Post>> AddPostAsync(Caller caller, Guid personId, Guid postId, PostInput input, CancellationToken cancellationToken)
    {
        var scope = caller.ScopeOf(Right.ManagePeople);
        return writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                if (await db.Set<Post>().FindAsync([postId], token) is { } known && known.PersonId == personId && scope.Covers(known.UnitId, known.OrganisationId))
                {
                    return Outcome<Post>.Done(known);
                }

                if (await FindAsync(db, scope, personId, token) is null)
                {
                    return NotFound;
                }

                var refusals = new List<Refusal>();
                var post = await CheckPostAsync(db, scope, personId, input, refusals, token, postId);
                if (refusals.Count > 0)
                {
                    return Outcome<Post>.Refused(refusals);
                }

                db.Add(post);
                await db.SaveChangesAsync(token);
                return Outcome<Post>.Done(post);
            },
            cancellationToken);
    }

    /// <summary>Ends a post on a day.</summary>
    public Task<Outcome<Post>> EndPostAsync(Caller caller, Guid postId, DateOnly lastDay, CancellationToken cancellationToken)
    {
        var scope = caller.ScopeOf(Right.ManagePeople);
        return writer.WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                if (await db.Set<Post>().FindAsync([postId], token) is not { } post || !scope.Covers(post.UnitId, post.OrganisationId))
                {
                    return NotFound with { Code = "post_unknown", Message = "Không tìm thấy chức vụ này trong phạm vi của anh/chị." };
                }

                if (post.ValidFrom is { } first && lastDay < first)
                {
                    return new Refusal(
                        RefusalKind.Invalid, "post_ends_before_start", $"Ngày thôi giữ chức vụ không thể trước ngày bắt đầu {first:dd/MM/yyyy}.", nameof(PostInput.ValidTo));
                }

                post.ValidTo = lastDay;
                await db.SaveChangesAsync(token);
                return Outcome<Post>.Done(post);
            },
            cancellationToken);
    }

    /// <summary>A row without anything in it yet.</summary>
    internal static Person NewPerson(Guid id, DateTime now) =>
        new() { PersonId = id, FullName = "", SearchKey = "", SortKey = "", CreatedAt = now };

    private async Task<Person?> FindAsync(NtmLearnDbContext db, UnitScope scope, Guid personId, CancellationToken cancellationToken) =>
        await db.Set<Person>()
            .Where(p => p.PersonId == personId && p.MergedIntoId == null && p.ErasedAt == null)
            .Where(PersonReach.Changeable(db, scope, time.Today))
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Where somebody lives: a hamlet brings its commune.</summary>
    private async Task<List<Refusal>> PlaceAsync(NtmLearnDbContext db, PersonInput input, Person person, CancellationToken cancellationToken)
    {
        var unit = input.UnitId;
        if (input.HamletId is { } hamlet)
        {
            var today = time.Today;
            var period = await db.Set<HamletPeriod>().AsNoTracking()
                .Where(p => p.HamletId == hamlet && (p.ValidTo == null || p.ValidTo >= today))
                .OrderByDescending(p => p.ValidFrom)
                .FirstOrDefaultAsync(cancellationToken);
            if (period is null)
            {
                return [new Refusal(RefusalKind.Invalid, "hamlet_unknown", "Ấp, khóm này không còn trong danh mục. Chọn lại.", nameof(PersonInput.HamletId))];
            }

            unit = period.UnitId;
        }

        if (unit is { } id && !await db.Set<AdministrativeUnit>().AnyAsync(u => u.UnitId == id, cancellationToken))
        {
            return [new Refusal(RefusalKind.Invalid, "unit_unknown", "Đơn vị này không có trong danh mục. Chọn lại.", nameof(PersonInput.UnitId))];
        }

        (person.HamletId, person.UnitId) = (input.HamletId, unit);
        return [];
    }

    private async Task<Post> CheckPostAsync(
        NtmLearnDbContext db, UnitScope scope, Guid personId, PostInput input, List<Refusal> refusals, CancellationToken cancellationToken, Guid? postId = null)
    {
        refusals.AddRange(PostChecker.Check(input, scope));
        if (input.UnitId is { } unit && !await db.Set<AdministrativeUnit>().AnyAsync(u => u.UnitId == unit, cancellationToken))
        {
            refusals.Add(new(RefusalKind.Invalid, "unit_unknown", "Đơn vị này không có trong danh mục. Chọn lại.", nameof(PostInput.UnitId)));
        }

        if (input.OrganisationId is { } organisation && !await db.Set<Organisation>().AnyAsync(o => o.OrganisationId == organisation, cancellationToken))
        {
            refusals.Add(new(RefusalKind.Invalid, "organisation_unknown", "Tổ chức này không có trong danh mục. Chọn lại.", nameof(PostInput.OrganisationId)));
        }

        return PostChecker.Make(postId ?? clock.NewId(), personId, input);
    }
}
