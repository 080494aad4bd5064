using Microsoft.Extensions.Options;
using NtmLearn.Bot.Passages;

namespace NtmLearn.Web.Hosting;

/// <summary>
/// <c>import [PATH…] [--withdraw ID]</c>: takes in files and folders (the content beside the program when none is named),
/// or takes documents out of answers. A running server follows within seconds.
/// </summary>
internal static class ImportVerb
{
    private const string Withdraw = "--withdraw";
    private const int Refused = 1;
    private const int BadUse = 2;

    public static Verb Create() => new("import", "Imports files or folders, or withdraws documents.", RunAsync);

    private static async Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        if (!TryRead(arguments, out var paths, out var withdrawn))
        {
            await Console.Error.WriteLineAsync("Use: import [PATH…] [--withdraw ID]");
            return BadUse;
        }

        if (paths.Count == 0 && withdrawn.Count == 0)
        {
            paths.Add(services.GetRequiredService<IOptions<ContentOptions>>().Value.CorpusFolder);
        }

        var importer = services.GetRequiredService<DocumentImporter>();
        var files = paths.SelectMany(path => Directory.Exists(path) ? CorpusFolder.Files(path) : [path]);
        var exitCode = 0;
        foreach (var import in await importer.ImportAsync(files, ImportOrigin.Operator, cancellationToken))
        {
            await Console.Out.WriteLineAsync(Line(import));
            exitCode = import.Status == ImportStatus.Refused ? Refused : exitCode;
        }

        foreach (var id in withdrawn)
        {
            var found = await importer.WithdrawAsync(id, cancellationToken);
            await Console.Out.WriteLineAsync(found ? $"withdrawn\t{id}" : $"refused\t{id}\tNot published and not waiting for review.");
            exitCode = found ? exitCode : Refused;
        }

        return exitCode;
    }

    private static bool TryRead(string[] arguments, out List<string> paths, out List<string> withdrawn)
    {
        (paths, withdrawn) = ([], []);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == Withdraw && i + 1 < arguments.Length)
            {
                withdrawn.Add(arguments[++i]);
            }
            else if (arguments[i].StartsWith('-'))
            {
                return false;
            }
            else
            {
                paths.Add(arguments[i]);
            }
        }

        return true;
    }

    private static string Line(FileImport import) => import.Status switch
    {
        ImportStatus.Imported => $"imported\t{import.FileName}\t{import.DocumentId}",
        ImportStatus.Unchanged => $"unchanged\t{import.FileName}\t{import.DocumentId}",
        ImportStatus.AwaitingReview => $"waits for review\t{import.FileName}\t{import.DocumentId}",
        _ => $"refused\t{import.FileName}\t{import.Reason}",
    };
}
