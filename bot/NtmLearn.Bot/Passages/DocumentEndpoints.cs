using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Bot.Passages;

/// <summary>Public pages of the published documents; citations lead here.</summary>
public static class DocumentEndpoints
{
    /// <summary>Tag of these pages in the output cache; evict it when what is published changes.</summary>
    public const string CacheTag = "documents";

    /// <summary>Maps <c>/van-ban</c>, its documents and their sections.</summary>
    public static IEndpointRouteBuilder MapDocuments(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/van-ban").AllowEverybody().CacheOutput(policy =>
        {
            ScreensModule.PublicPages(CacheTag)(policy);

            // A page that was being written while its document changed must not be shown afterwards.
            policy.VaryByValue(context => KeyValuePair.Create("content", context.RequestServices.GetRequiredService<KnowledgeHolder>().Current.Version));
        });
        pages.MapGet("", List);
        pages.MapGet("/{documentId}", Show);
        pages.MapGet("/{documentId}/{anchor}", ShowSection);
        return routes;
    }

    private static RazorComponentResult<DocumentsPage> List(KnowledgeHolder knowledge, LocalTime time) =>
        new(new
        {
            Documents = (IReadOnlyList<SourceDocument>)[.. knowledge.Current.Documents
                .Select(d => d.Document)
                .OrderBy(d => d.SupersededBy is not null)
                .ThenBy(d => d.Number is null)
                .ThenByDescending(d => d.IssuedOn)
                .ThenBy(d => d.Title, StringComparer.Ordinal)],
            time.Today,
        });

    private static Results<RazorComponentResult<DocumentPage>, NotFound> Show(
        string documentId,
        [FromQuery(Name = "tu")] string? from,
        [FromQuery(Name = "den")] string? to,
        KnowledgeHolder knowledge,
        LocalTime time) =>
        Find(knowledge, documentId) is not { } parsed
            ? TypedResults.NotFound()
            : new RazorComponentResult<DocumentPage>(new
            {
                Parsed = parsed,
                Successor = SuccessorOf(knowledge, parsed.Document),
                time.Today,
                Quoted = Quoted(from, to, parsed.Document.Text.Length),
            });

    private static Results<RazorComponentResult<SectionPage>, NotFound> ShowSection(
        string documentId,
        string anchor,
        [FromQuery(Name = "tu")] string? from,
        [FromQuery(Name = "den")] string? to,
        KnowledgeHolder knowledge,
        LocalTime time)
    {
        if (Find(knowledge, documentId) is not { } parsed)
        {
            return TypedResults.NotFound();
        }

        var blocks = Section(parsed, anchor, out var title);
        return blocks.Count == 0
            ? TypedResults.NotFound()
            : new RazorComponentResult<SectionPage>(new
            {
                parsed.Document,
                Anchor = anchor,
                Title = title,
                Blocks = (IReadOnlyList<DocumentBlock>)blocks,
                Successor = SuccessorOf(knowledge, parsed.Document),
                time.Today,
                Quoted = Quoted(from, to, parsed.Document.Text.Length),
            });
    }

    /// <summary>A heading's anchor gives what stands under it, a passage's anchor the passage.</summary>
    private static List<DocumentBlock> Section(ParsedDocument parsed, string anchor, out string title)
    {
        var blocks = parsed.Blocks.ToList();
        var first = blocks.FindIndex(b => b.Anchor == anchor);
        title = parsed.Document.Title;
        if (first < 0)
        {
            return [];
        }

        if (blocks[first].Kind == BlockKind.Heading)
        {
            title = parsed.Document.Text[blocks[first].Start..blocks[first].End];
            return [.. blocks.Skip(first + 1).TakeWhile(b => b.Kind != BlockKind.Heading || b.Level > blocks[first].Level)];
        }

        var heading = blocks.FindLastIndex(first, b => b.Kind == BlockKind.Heading);
        if (heading >= 0)
        {
            title = parsed.Document.Text[blocks[heading].Start..blocks[heading].End];
        }

        return blocks.FindAll(b => b.Anchor == anchor);
    }

    private static ParsedDocument? Find(KnowledgeHolder knowledge, string documentId) =>
        knowledge.Current.Find(documentId);

    private static SourceDocument? SuccessorOf(KnowledgeHolder knowledge, SourceDocument document) =>
        document.SupersededBy is { } id ? Find(knowledge, id)?.Document : null;

    /// <summary>Rubbish in the address highlights nothing rather than failing.</summary>
    private static (int From, int To)? Quoted(string? from, string? to, int length) =>
        int.TryParse(from, out var start) && int.TryParse(to, out var end) && start >= 0 && start < end && end <= length
            ? (start, end)
            : null;
}
