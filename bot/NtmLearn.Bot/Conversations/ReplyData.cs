using System.Globalization;
using NtmLearn.Bot.Answers;

namespace NtmLearn.Bot.Conversations;

/// <summary>A citation as a page shows it.</summary>
public sealed record ReplyCitation(
    string Title, string? Number, string? Date, string Section, string? AsOf, string Path, IReadOnlyList<string> Quotes);

/// <summary>A reply as our own page shows it: <c>channelData.reply</c>. Dates are yyyy-MM-dd.</summary>
public sealed record ReplyData(
    string Text,
    string Status,
    string Language,
    IReadOnlyList<ReplyCitation> Citations,
    IReadOnlyList<SuggestedReply> Suggestions,
    string? ReceiptId)
{
    internal static ReplyData From(TurnOutcome outcome, Guid? receiptId) => new(
        outcome.Text,
        outcome.Status.ToString(),
        ActivityJson.Locale(outcome.Language)[..2],
        [.. outcome.Citations.Select(From)],
        outcome.Suggestions,
        receiptId?.ToString("N"));

    private static ReplyCitation From(Citation citation) => new(
        citation.DocumentTitle,
        citation.DocumentNumber,
        Day(citation.IssuedOn),
        citation.SectionTitle,
        Day(citation.AsOf),
        citation.Path,
        [.. citation.Spans.Select(s => s.Text)]);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
