using System.Text.Json;

namespace NtmLearn.Bot.Tests.Intents;

/// <summary>The cases that the evaluation runs, and the content, from the repository.</summary>
internal static class CaseFiles
{
    public sealed record Case(string Id, string Text, string Expect);

    public static IReadOnlyList<Case> Read(string name)
    {
        var path = Path.Combine(Root, "tests", "NtmLearn.Evaluation", "cases", name);
        return [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<Case>(line, JsonSerializerOptions.Web)!)];
    }

    public static string Content(string relative) => Path.Combine(Root, "content", relative);

    private static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "NtmLearn.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
