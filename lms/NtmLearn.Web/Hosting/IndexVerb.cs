using System.Diagnostics;
using NtmLearn.Bot.Passages;

namespace NtmLearn.Web.Hosting;

/// <summary><c>index</c>: builds the index over what is published and tells its version and size.</summary>
internal static class IndexVerb
{
    public static Verb Create() => new("index", "Builds the index and tells its version and size.", RunAsync);

    private static async Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await services.GetRequiredService<KnowledgePublisher>().PublishAsync(cancellationToken);
        var knowledge = services.GetRequiredService<KnowledgeHolder>().Current;
        await Console.Out.WriteLineAsync(
            $"version {knowledge.Version}, {knowledge.Documents.Count} documents, {knowledge.Passages.Count} passages, {watch.ElapsedMilliseconds} ms");
        return 0;
    }
}
