using System.Text.Json.Nodes;
using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>Asks each question over a simulated Zalo and on the web, and tells where the answers differ.</summary>
internal static class ZaloSame
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        if (arguments.Text("questions") is not { } file)
        {
            Console.Error.WriteLine("Give --questions FILE: JSON lines, each with \"text\".");
            return 2;
        }

        var questions = File.ReadLines(file).Where(line => line.Length > 0).Select(line => (string)JsonNode.Parse(line)!["text"]!).ToList();
        await using var program = await ZaloProgram.StartAsync();
        var different = await SameAnswers.CompareAsync(program, questions);
        foreach (var (question, onTheWeb, overZalo) in different)
        {
            Console.WriteLine($"{question}\n  web:  {onTheWeb}\n  Zalo: {overZalo}");
        }

        Console.WriteLine($"{questions.Count} questions, {different.Count} answered differently");
        return different.Count == 0 ? 0 : 1;
    }
}
