using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NtmLearn.ZaloSimulator.Messages;

namespace NtmLearn.TestKit;

/// <summary>What a person reads and can press or open, whatever the channel writes around it.</summary>
/// <param name="Links">Addresses of the sources, one a line.</param>
/// <param name="Choices">What the suggestions are called, one a line.</param>
public sealed record ShownAnswer(string Text, string Links, string Choices);

/// <summary>Asks the same over Direct Line and over a simulated Zalo, each as the first question of somebody new.</summary>
public static partial class SameAnswers
{
    /// <summary>The questions whose answers differ, with both.</summary>
    public static async Task<List<(string Question, ShownAnswer OnTheWeb, ShownAnswer OverZalo)>> CompareAsync(ZaloProgram program, IEnumerable<string> questions)
    {
        var different = new List<(string, ShownAnswer, ShownAnswer)>();
        foreach (var question in questions)
        {
            var user = program.Zalo.Users.Add("An");
            await program.Zalo.Events.FollowAsync(user.Id);
            await program.Zalo.Sent.WaitForAsync(user.Id, 1);
            await program.Zalo.SendTextAsync(user.Id, question);
            using var client = new DirectLineClient(program.Process.BaseAddress, ProgramProcess.Secret);
            var id = $"dl_{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)}";
            var web = OfDirectLine(await client.AskAsync(await client.OpenAsync(id), question, id));
            var zalo = OfZalo((await program.Zalo.Sent.WaitForAsync(user.Id, 2))[^1]);
            if (web != zalo)
            {
                different.Add((question, web, zalo));
            }
        }

        return different;
    }

    private static ShownAnswer OfDirectLine(JsonObject activity)
    {
        var markdown = (string)activity["text"]!;
        var links = Source().Matches(markdown).Select(m => m.Groups["link"].Value).ToList();
        var text = markdown;
        if (links.Count > 0)
        {
            text = markdown[..markdown.IndexOf("\n\n[1]: ", StringComparison.Ordinal)];
            text = text[..text.LastIndexOf(" [1]", StringComparison.Ordinal)];
        }

        var choices = activity["suggestedActions"]?["actions"]?.AsArray().Select(a => (string)a!["title"]!).Take(MostButtons) ?? [];
        return new ShownAnswer(
            Escape().Replace(text.Replace("  \n", "\n", StringComparison.Ordinal), "$1").Trim(), string.Join('\n', links), string.Join('\n', choices));
    }

    private static ShownAnswer OfZalo(SentMessage message)
    {
        var parts = message.Text!.Split("\n\nNguồn: ");
        return new ShownAnswer(
            parts[0].Trim(), string.Join('\n', parts.Skip(1).Select(p => p.Split('\n')[1])), string.Join('\n', message.Buttons.Select(b => b.Title)));
    }

    private const int MostButtons = 5;

    [GeneratedRegex(@"^\[\d+\]: (?<link>\S+) """, RegexOptions.Multiline)]
    private static partial Regex Source();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();
}
