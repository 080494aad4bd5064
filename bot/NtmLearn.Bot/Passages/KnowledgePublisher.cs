using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Answers;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Passages;

/// <summary>Makes what the database holds as published into the knowledge that answers come from.</summary>
public sealed partial class KnowledgePublisher(
    IDbContextFactory<NtmLearnDbContext> databases,
    KnowledgeHolder holder,
    IOptions<ContentOptions> content,
    KnowledgePreload preload,
    ILogger<KnowledgePublisher> logger) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private string? publishedTexts;

    /// <summary>Publishes when the database holds other texts than those in use; false when they are the same.</summary>
    public async Task<bool> PublishAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var published = db.Set<StoredDocument>().Where(d => d.State == StoredDocumentState.Published).OrderBy(d => d.DocumentId);
            var hashes = await published.Select(d => d.Hash).ToListAsync(cancellationToken);
            if (string.Concat(hashes) == publishedTexts)
            {
                return false;
            }

            var texts = await published.AsNoTracking().ToListAsync(cancellationToken);
            List<ParsedDocument> documents = [.. texts.Select(Parse).OfType<ParsedDocument>()];
            var knowledge = await preload.TakeAsync(documents)
                ?? Knowledge.Build(documents, LanguageFiles.ReadAll(content.Value.LanguageFolder), ReadReviewed(documents));
            holder.Publish(knowledge);
            publishedTexts = string.Concat(texts.Select(t => t.Hash));
            LogPublished(knowledge.Version, knowledge.Documents.Count, knowledge.Passages.Count);
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Null when a text that once was a document no longer is one to this program; the others are published all the same.</summary>
    private ParsedDocument? Parse(StoredDocument text)
    {
        try
        {
            return DocumentParser.Parse(text.FileName, text.Content);
        }
        catch (DocumentFormatException exception)
        {
            LogUnreadable(exception, text.DocumentId);
            return null;
        }
    }

    /// <summary>None when a file of them is wrong: the documents answer all the same.</summary>
    private ReviewedAnswers ReadReviewed(IReadOnlyList<ParsedDocument> documents)
    {
        try
        {
            return ReviewedAnswerFiles.Read(content.Value.AnswersFolder, documents);
        }
        catch (DocumentFormatException exception)
        {
            LogReviewedUnreadable(exception);
            return ReviewedAnswers.None;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Published {Version}: {Documents} documents, {Passages} passages")]
    private partial void LogPublished(string version, int documents, int passages);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reviewed answers cannot be read and are left out")]
    private partial void LogReviewedUnreadable(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Document {DocumentId} cannot be read any more and is left out")]
    private partial void LogUnreadable(Exception exception, string documentId);
}
