using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.People;

/// <summary>Pages about people.</summary>
public static class PersonEndpoints
{
    private const int PageSize = 50;

    /// <summary>What pages say after something was done.</summary>
    internal static readonly FrozenDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["them"] = "Đã thêm người.",
        ["sua"] = "Đã lưu thông tin.",
        ["chuc-vu"] = "Đã lưu chức vụ.",
        ["gop"] = "Đã gộp hai người. Có thể tách lại ở cuối trang.",
        ["tach"] = "Đã tách hai người.",
    }.ToFrozenDictionary();

    /// <summary>Maps <c>/nguoi</c> and what lies below it.</summary>
    public static IEndpointRouteBuilder MapPeople(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/nguoi");
        people.MapGet("", ListAsync).RequireRight(Right.ReadPeople);
        people.MapGet("/trung", FindDuplicatesAsync).RequireRight(Right.ManagePeople);
        people.MapGet("/moi", ShowNewAsync).RequireRight(Right.ManagePeople);
        people.MapPost("/moi", AddAsync).RequireRight(Right.ManagePeople);
        people.MapGet("/{personId:guid}", ShowAsync).RequireRight(Right.ReadPeople);
        people.MapPost("/{personId:guid}/xem", RevealAsync).RequireRight(Right.ReadSensitive);
        people.MapGet("/{personId:guid}/sua", ShowEditAsync).RequireRight(Right.ManagePeople);
        people.MapPost("/{personId:guid}/sua", ChangeAsync).RequireRight(Right.ManagePeople);
        people.MapGet("/{personId:guid}/chuc-vu", ShowPostAsync).RequireRight(Right.ManagePeople);
        people.MapPost("/{personId:guid}/chuc-vu", AddPostAsync).RequireRight(Right.ManagePeople);
        people.MapPost("/{personId:guid}/chuc-vu/{postId:guid}/thoi", EndPostAsync).RequireRight(Right.ManagePeople);
        people.MapPersonMerging();
        return routes;
    }

    internal static SeeOther Back(Guid personId, string key) =>
        new SeeOther(Done.Path($"/nguoi/{personId}", key));

    private static async Task<RazorComponentResult<PeoplePage>> ListAsync(
        HttpRequest request, PersonSearch search, PersonPages pages, UnitTrees trees, Caller caller, CancellationToken cancellationToken)
    {
        var filter = FormState.From(request.Query);
        var tree = await trees.GetAsync(cancellationToken);
        var scope = caller.ScopeOf(Right.ReadPeople);
        var unit = filter.Id("don_vi", "Đơn vị", required: false);
        var query = new PersonQuery(
            filter.Value("tim"),
            unit is { } id ? tree.ScopeOf(id) : null,
            After: ReadCursor(filter.Value(Pager.CursorName)),
            Limit: PageSize + 1);
        var found = await search.FindAsync(scope, query, cancellationToken);
        var lines = found.Take(PageSize).ToList();
        return new RazorComponentResult<PeoplePage>(new
        {
            Filter = filter,
            Lines = (IReadOnlyList<PersonLine>)lines,
            Places = (IReadOnlyDictionary<Guid, string>)lines.Select(l => l.UnitId).OfType<Guid>().Distinct().ToDictionary(u => u, tree.PathOf),
            Units = await pages.UnitsAsync(cancellationToken),
            Next = found.Count > PageSize ? WriteCursor(lines[^1]) : null,
            Total = query.After is null && found.Count <= PageSize ? lines.Count : (int?)null,
            CanAdd = caller.Can(Right.ManagePeople),
        });
    }

    private static async Task<Ok<IReadOnlyList<LikelyDuplicate>>> FindDuplicatesAsync(
        HttpRequest request, PersonDuplicates duplicates, Caller caller, CancellationToken cancellationToken) =>
        TypedResults.Ok(await duplicates.FindAsync(
            caller.ScopeOf(Right.ReadPeople), PersonForm.Read(FormState.From(request.Query)), except: null, cancellationToken));

    private static async Task<RazorComponentResult<PersonEditPage>> ShowNewAsync(HttpRequest request, PersonPages pages, CancellationToken cancellationToken)
    {
        var form = FormState.From(request.Query);
        return await EditAsync(pages, form, null, form.Id("don_vi", "Đơn vị", required: false), [], cancellationToken);
    }

    private static async Task<Results<RazorComponentResult<PersonEditPage>, SeeOther>> AddAsync(
        IFormCollection fields, PersonPages pages, PersonService people, PersonDuplicates duplicates, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var input = PersonForm.Read(form);
        var post = PersonForm.ReadPost(form);
        if (!form.HasErrors && !form.Checked("IsNew"))
        {
            var likely = await duplicates.FindAsync(caller.ScopeOf(Right.ReadPeople), input, except: null, cancellationToken);
            if (likely.Count > 0)
            {
                return await EditAsync(pages, form, null, input.UnitId, likely, cancellationToken, StatusCodes.Status422UnprocessableEntity);
            }
        }

        if (!form.HasErrors)
        {
            // The form's key is the new person's id: sent twice, it adds one.
            var id = Guid.TryParse(form.Key, out var key) ? key : clock.NewId();
            var outcome = await people.AddAsync(caller, id, input, post, cancellationToken);
            if (outcome.Value is { } person)
            {
                return Back(person.PersonId, "them");
            }

            form.AddAll(outcome.Refusals);
        }

        return await EditAsync(pages, form, null, input.UnitId, [], cancellationToken, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<RazorComponentResult<PersonPage>, NotFound>> ShowAsync(Guid personId, PersonPages pages, CancellationToken cancellationToken) =>
        await pages.FindAsync(personId, reveal: false, cancellationToken) is { } view
            ? new RazorComponentResult<PersonPage>(new { View = view })
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<PersonPage>, NotFound>> RevealAsync(
        Guid personId, IFormCollection fields, HttpResponse response, PersonPages pages, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return fields is not null && await pages.FindAsync(personId, reveal: true, cancellationToken) is { } view
            ? new RazorComponentResult<PersonPage>(new { View = view })
            : TypedResults.NotFound();
    }

    private static async Task<Results<RazorComponentResult<PersonEditPage>, NotFound>> ShowEditAsync(Guid personId, PersonPages pages, CancellationToken cancellationToken) =>
        await pages.FindAsync(personId, reveal: true, cancellationToken) is { CanChange: true } view
            ? await EditAsync(pages, PersonForm.Fill(view.Person), personId, view.Person.UnitId, [], cancellationToken)
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<PersonEditPage>, SeeOther>> ChangeAsync(
        Guid personId, IFormCollection fields, PersonPages pages, PersonService people, Caller caller, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var input = PersonForm.Read(form);
        var version = form.Integer(nameof(Person.Version), "Bản", 0, int.MaxValue) ?? -1;
        if (!form.HasErrors)
        {
            var outcome = await people.ChangeAsync(caller, personId, input, version, cancellationToken);
            if (outcome.IsDone)
            {
                return Back(personId, "sua");
            }

            form.AddAll(outcome.Refusals);
        }

        return await EditAsync(pages, form, personId, input.UnitId, [], cancellationToken, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<RazorComponentResult<PostEditPage>, NotFound>> ShowPostAsync(Guid personId, PersonPages pages, CancellationToken cancellationToken) =>
        await PostPageAsync(personId, FormState.Empty, pages, StatusCodes.Status200OK, cancellationToken) is { } page ? page : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<PostEditPage>, SeeOther, NotFound>> AddPostAsync(
        Guid personId, IFormCollection fields, PersonPages pages, PersonService people, Caller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var input = new PostInput(
            form.Id("UnitId", "Đơn vị", required: false),
            form.Id("OrganisationId", "Tổ chức", required: false),
            form.Value("Title"),
            form.Value("ProgrammeRole"),
            form.Day("ValidFrom", "Từ ngày", required: false),
            ValidTo: null);
        if (!form.HasErrors)
        {
            var id = Guid.TryParse(form.Key, out var key) ? key : clock.NewId();
            var outcome = await people.AddPostAsync(caller, personId, id, input, cancellationToken);
            if (outcome.IsDone)
            {
                return Back(personId, "chuc-vu");
            }

            form.AddAll(outcome.Refusals);
        }

        return await PostPageAsync(personId, form, pages, StatusCodes.Status422UnprocessableEntity, cancellationToken) is { } page ? page : TypedResults.NotFound();
    }

    private static async Task<Results<RazorComponentResult<PersonPage>, SeeOther, NotFound>> EndPostAsync(
        Guid personId, Guid postId, IFormCollection fields, PersonService people, Caller caller, LocalTime time, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var day = form.Day("LastDay", "Thôi giữ sau ngày", required: false) ?? time.Today;
        var outcome = await people.EndPostAsync(caller, postId, day, cancellationToken);
        return outcome.IsDone ? Back(personId, "chuc-vu") : TypedResults.NotFound();
    }

    private static async Task<RazorComponentResult<PostEditPage>?> PostPageAsync(
        Guid personId, FormState form, PersonPages pages, int statusCode, CancellationToken cancellationToken) =>
        await pages.FindAsync(personId, reveal: false, cancellationToken) is { CanChange: true } view
            ? new RazorComponentResult<PostEditPage>(new { view.Person, Form = form, Choices = await pages.ChoicesAsync(null, cancellationToken) }) { StatusCode = statusCode }
            : null;

    private static async Task<RazorComponentResult<PersonEditPage>> EditAsync(
        PersonPages pages,
        FormState form,
        Guid? personId,
        Guid? unitId,
        IReadOnlyList<LikelyDuplicate> duplicates,
        CancellationToken cancellationToken,
        int statusCode = StatusCodes.Status200OK) =>
        new(new
        {
            PersonId = personId,
            Form = form,
            Choices = await pages.ChoicesAsync(unitId, cancellationToken),
            Duplicates = duplicates,
        })
        { StatusCode = statusCode };

    private static string WriteCursor(PersonLine line) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{line.SortKey} {line.PersonId:N}"));

    /// <summary>Rubbish in the address shows the first page.</summary>
    private static (string SortKey, Guid PersonId)? ReadCursor(string text)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)).Split(' ') is [var key, var id] && Guid.TryParse(id, out var personId)
                ? (key, personId)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
