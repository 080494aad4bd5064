using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Api.Errors;
using NtmLearn.Lms.Api.Paging;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.People;

/// <summary><c>/api/v1/people</c>, and posts.</summary>
public static class PersonApi
{
    public static RouteGroupBuilder MapPersonApi(this RouteGroupBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("People");
        people.MapGet("", ListAsync).WithName("ListPeople").RequireRight(Right.ReadPeople);
        people.MapGet("/{id:guid}", GetAsync).WithName("GetPerson").RequireRight(Right.ReadPeople);
        people.MapGet("/{id:guid}/full", GetFullAsync).WithName("GetPersonInFull").RequireRight(Right.ReadSensitive);
        people.MapPost("", CreateAsync).WithName("CreatePerson").RequireRight(Right.ManagePeople);
        people.MapPut("/{id:guid}", ChangeAsync).WithName("ChangePerson").RequireRight(Right.ManagePeople);
        people.MapPost("/{id:guid}/posts", AddPostAsync).WithName("AddPost").RequireRight(Right.ManagePeople);
        api.MapPost("/posts/{id:guid}/end", EndPostAsync).WithTags("People").WithName("EndPost").RequireRight(Right.ManagePeople);
        return api;
    }

    /// <summary>Lists people within reach by given name, or finds them by words of the name or digits of the telephone number.</summary>
    /// <param name="unitId">Who lives or holds a post there or below.</param>
    private static async Task<Ok<Page<PersonItem>>> ListAsync(
        [AsParameters] PageQuery page, string? search, Guid? unitId, Guid? organisationId, Caller caller, UnitTrees trees,
        PersonSearch people, Pager pager, CancellationToken cancellationToken)
    {
        var tree = await trees.GetAsync(cancellationToken);
        var query = new PersonQuery(search, unitId is { } unit ? tree.ScopeOf(unit) : null, organisationId);
        var found = await pager.ReadAsync<string, PersonLine>(
            page,
            "people-by-name",
            (after, limit) => people.FindAsync(caller.ScopeOf(Right.ReadPeople), query with { After = after, Limit = limit }, cancellationToken),
            line => (line.SortKey, line.PersonId));
        return TypedResults.Ok(new Page<PersonItem>(
            [.. found.Items.Select(p => new PersonItem(p.PersonId, p.FullName, p.Sex, p.YearOfBirth, p.MaskedPhone, p.UnitId, p.HamletId))], found.Next));
    }

    /// <summary>Tells of a person, numbers masked.</summary>
    private static async Task<Results<Ok<PersonResponse>, ProblemHttpResult>> GetAsync(
        Guid id, HttpContext http, Caller caller, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken) =>
        await FindAsync(id, caller.ScopeOf(Right.ReadPeople), contexts, cancellationToken) is var (person, posts)
            ? TypedResults.Ok(PersonResponse.Masked(person, posts))
            : ApiProblems.Problem(http, StatusCodes.Status404NotFound);

    /// <summary>Tells of a person with all numbers. Each reading is written down.</summary>
    private static async Task<Results<Ok<PersonResponse>, ProblemHttpResult>> GetFullAsync(
        Guid id, HttpContext http, Caller caller, AuditedWriter writer, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, caller.ScopeOf(Right.ReadSensitive), contexts, cancellationToken) is not var (person, posts))
        {
            return ApiProblems.Problem(http, StatusCodes.Status404NotFound);
        }

        await writer.NoteAsync(caller.Actor, AuditAction.Read, nameof(Person), id, id, detail: null, cancellationToken);
        return TypedResults.Ok(PersonResponse.Full(person, posts));
    }

    /// <summary>Adds a person. One who looks like somebody known is refused until the request says that they are new.</summary>
    private static async Task<Results<Created<PersonResponse>, ProblemHttpResult>> CreateAsync(
        CreatePersonRequest request, HttpContext http, Caller caller, PersonService people, PersonDuplicates duplicates,
        IDbContextFactory<NtmLearnDbContext> contexts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var input = request.ToInput();
        if (!request.IsNew
            && await duplicates.FindAsync(caller.ScopeOf(Right.ReadPeople), input, except: null, cancellationToken) is { Count: > 0 } likely)
        {
            var problem = ApiRefusals.Refused(http, [new Refusal(
                RefusalKind.Conflict, "likely_duplicate", "Có người giống người này. Xem “likely”; nếu vẫn là người mới, gửi lại với “isNew”: true và mã mới.")]);
            problem.ProblemDetails.Extensions["likely"] = likely.Select(l => l.Person.PersonId).ToArray();
            return problem;
        }

        var outcome = await people.AddAsync(caller, clock.NewId(), input, request.Post?.ToInput(), cancellationToken);
        return outcome.Value is { } person
            ? TypedResults.Created($"/api/v1/people/{person.PersonId}", await MaskedAsync(person, contexts, cancellationToken))
            : ApiRefusals.Refused(http, outcome.Refusals);
    }

    /// <summary>Changes what is said of a person.</summary>
    private static async Task<Results<Ok<PersonResponse>, ProblemHttpResult>> ChangeAsync(
        Guid id, ChangePersonRequest request, HttpContext http, Caller caller, PersonService people,
        IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        var outcome = await people.ChangeAsync(caller, id, request.ToInput(), request.Version!.Value, cancellationToken);
        return outcome.Value is { } person
            ? TypedResults.Ok(await MaskedAsync(person, contexts, cancellationToken))
            : ApiRefusals.Refused(http, outcome.Refusals);
    }

    /// <summary>Gives a person a post; earlier ones stay.</summary>
    private static async Task<Results<Created<PostResponse>, ProblemHttpResult>> AddPostAsync(
        Guid id, PostRequest request, HttpContext http, Caller caller, PersonService people, TimeProvider clock, CancellationToken cancellationToken)
    {
        var outcome = await people.AddPostAsync(caller, id, clock.NewId(), request.ToInput(), cancellationToken);
        return outcome.Value is { } post
            ? TypedResults.Created($"/api/v1/people/{id}", PostResponse.From(post))
            : ApiRefusals.Refused(http, outcome.Refusals);
    }

    /// <summary>Ends a post on a day.</summary>
    private static async Task<Results<Ok<PostResponse>, ProblemHttpResult>> EndPostAsync(
        Guid id, EndPostRequest request, HttpContext http, Caller caller, PersonService people, CancellationToken cancellationToken)
    {
        var outcome = await people.EndPostAsync(caller, id, request.LastDay!.Value, cancellationToken);
        return outcome.Value is { } post ? TypedResults.Ok(PostResponse.From(post)) : ApiRefusals.Refused(http, outcome.Refusals);
    }

    private static async Task<(Person Person, List<Post> Posts)?> FindAsync(
        Guid id, UnitScope scope, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Person>().AsNoTracking().Where(p => p.PersonId == id).Where(PersonReach.Within(db, scope))
            .FirstOrDefaultAsync(cancellationToken) is { } person
            ? (person, await PostsAsync(db, id, cancellationToken))
            : null;
    }

    private static async Task<PersonResponse> MaskedAsync(
        Person person, IDbContextFactory<NtmLearnDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return PersonResponse.Masked(person, await PostsAsync(db, person.PersonId, cancellationToken));
    }

    private static Task<List<Post>> PostsAsync(NtmLearnDbContext db, Guid personId, CancellationToken cancellationToken) =>
        db.Set<Post>().AsNoTracking().Where(p => p.PersonId == personId).OrderBy(p => p.ValidFrom).ThenBy(p => p.PostId).ToListAsync(cancellationToken);
}
