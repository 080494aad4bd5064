using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Bot.Passages;

/// <summary>Looks whether every published text is still what was imported and can be read. Changes nothing.</summary>
public sealed class DocumentCheck(IDbContextFactory<NtmLearnDbContext> databases)
{
    /// <summary>One sentence for each document that is broken.</summary>
    public async IAsyncEnumerable<string> FindBrokenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var texts = db.Set<StoredDocument>().AsNoTracking().Where(d => d.State == StoredDocumentState.Published).OrderBy(d => d.DocumentId);
        await foreach (var text in texts.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (DocumentFile.HashOf(text.Content) != text.Hash)
            {
                yield return $"Document {text.DocumentId}: its text is not the one that was imported.";
            }

            if (Problem(text) is { } problem)
            {
                yield return $"Document {text.DocumentId}: {problem}";
            }
        }
    }

    private static string? Problem(StoredDocument text)
    {
        try
        {
            return DocumentParser.Parse(text.FileName, text.Content).Document.DocumentId == text.DocumentId
                ? null
                : "its text names another document.";
        }
        catch (DocumentFormatException exception)
        {
            return exception.Message;
        }
    }
}
