using System.Globalization;
using System.Text;
using NtmLearn.Bot.Feedback;
using NtmLearn.Lms;

namespace NtmLearn.Web.Hosting;

/// <summary><c>feedback [--csv FILE]</c>: thumbs and questions without an answer, like ones together.</summary>
internal static class FeedbackVerb
{
    private const int BadUse = 2;

    public static Verb Create() => new("feedback", "Lists thumbs and unanswered questions, like ones together.", RunAsync);

    private static async Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments is not ([] or ["--csv", _]))
        {
            await Console.Error.WriteLineAsync("Use: feedback [--csv FILE]");
            return BadUse;
        }

        var localTime = services.GetRequiredService<LocalTime>();
        var clusters = await services.GetRequiredService<FeedbackReport>().ReadAsync(cancellationToken);
        var rows = clusters.Select(c => Row(c, localTime)).Prepend(["Kind", "Count", "Newest", "Example", "Reasons"]);
        if (arguments.Length == 0)
        {
            foreach (var row in rows)
            {
                await Console.Out.WriteLineAsync(string.Join('\t', row.Select(cell => cell.Replace('\t', ' ').ReplaceLineEndings(" "))));
            }

            return 0;
        }

        // With the mark in front, since spreadsheets take the letters for another alphabet without it.
        await File.WriteAllTextAsync(
            arguments[1], string.Concat(rows.Select(CsvRow.Write)), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), cancellationToken);
        return 0;
    }

    private static string[] Row(FeedbackCluster cluster, LocalTime localTime) =>
    [
        cluster.Kind.ToString(),
        cluster.Count.ToString(CultureInfo.InvariantCulture),
        localTime.FromUtc(cluster.Newest).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        cluster.Example,
        string.Join(" / ", cluster.Reasons),
    ];
}
