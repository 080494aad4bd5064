using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.People;

/// <summary>Pages on which two rows become one person, and two again.</summary>
internal static class PersonMergeEndpoints
{
    private const int MostCandidates = 20;

    public static RouteGroupBuilder MapPersonMerging(this RouteGroupBuilder people)
    {
        people.MapGet("/{personId:guid}/gop", ShowAsync).RequireRight(Right.MergePeople);
        people.MapPost("/{personId:guid}/gop", MergeAsync).RequireRight(Right.MergePeople);
        people.MapPost("/gop/{personMergeId:guid}/tach", UndoAsync).RequireRight(Right.MergePeople);
        return people;
    }

    private static async Task<Results<RazorComponentResult<MergePage>, NotFound>> ShowAsync(
        Guid personId, HttpRequest request, PersonPages pages, PersonSearch search, PersonDuplicates duplicates, Caller caller, CancellationToken cancellationToken) =>
        await PageAsync(personId, FormState.From(request.Query), pages, search, duplicates, caller, StatusCodes.Status200OK, cancellationToken) is { } page
            ? page
            : TypedResults.NotFound();

    private static async Task<Results<RazorComponentResult<MergePage>, SeeOther, NotFound>> MergeAsync(
        Guid personId,
        IFormCollection fields,
        PersonPages pages,
        PersonSearch search,
        PersonDuplicates duplicates,
        PersonMerging merging,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var merged = form.Id("MergedId", "Người được gộp vào");
        if (!form.HasErrors)
        {
            var outcome = await merging.MergeAsync(caller, personId, merged!.Value, form.Value("reason"), cancellationToken);
            if (outcome.IsDone)
            {
                return PersonEndpoints.Back(personId, "gop");
            }

            form.AddAll(outcome.Refusals);
        }

        return await PageAsync(personId, form, pages, search, duplicates, caller, StatusCodes.Status422UnprocessableEntity, cancellationToken) is { } page
            ? page
            : TypedResults.NotFound();
    }

    private static async Task<Results<SeeOther, NotFound>> UndoAsync(
        Guid personMergeId, IFormCollection fields, PersonMerging merging, Caller caller, CancellationToken cancellationToken) =>
        fields is not null && (await merging.UndoAsync(caller, personMergeId, cancellationToken)).Value is { } merge
            ? PersonEndpoints.Back(merge.KeptId, "tach")
            : TypedResults.NotFound();

    private static async Task<RazorComponentResult<MergePage>?> PageAsync(
        Guid personId,
        FormState form,
        PersonPages pages,
        PersonSearch search,
        PersonDuplicates duplicates,
        Caller caller,
        int statusCode,
        CancellationToken cancellationToken)
    {
        if (await pages.FindAsync(personId, reveal: false, cancellationToken) is not { CanMerge: true } view)
        {
            return null;
        }

        var scope = caller.ScopeOf(Right.MergePeople);
        var likely = form.Value("tim") is { Length: > 0 } text
            ? (await search.FindAsync(scope, new PersonQuery(text, Limit: MostCandidates), cancellationToken)).Select(p => new LikelyDuplicate(p, [], 0)).ToList()
            : await duplicates.FindAsync(scope, PersonForm.Read(PersonForm.Fill(view.Person)), personId, cancellationToken);
        return new RazorComponentResult<MergePage>(new
        {
            view.Person,
            Form = form,
            Candidates = (IReadOnlyList<FieldOption>)
            [
                .. likely.Where(d => d.Person.PersonId != personId).Select(d => new FieldOption(
                    d.Person.PersonId.ToString(),
                    string.Join(", ", new[] { d.Person.FullName, d.Person.YearOfBirth is { } year ? $"sinh {year}" : null, d.Person.MaskedPhone }.OfType<string>()),
                    Hint: d.Reasons.Count == 0 ? null : string.Join(", ", d.Reasons))),
            ],
        })
        { StatusCode = statusCode };
    }
}
