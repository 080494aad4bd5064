using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Passages;

namespace NtmLearn.TestKit;

/// <summary>The product's own content, as a first start publishes it.</summary>
public static class PublishedContent
{
    /// <summary>Publishes the content that lies beside the program, unless the program has done so itself.</summary>
    public static void EnsurePublished(this TestHost host)
    {
        var holder = host.Services.GetRequiredService<KnowledgeHolder>();
        if (!holder.IsReady)
        {
            var folder = Path.Combine(AppContext.BaseDirectory, "content");
            holder.Publish(Knowledge.Build(CorpusFolder.Read(Path.Combine(folder, "corpus")), LanguageFiles.ReadAll(Path.Combine(folder, "language"))));
        }
    }
}
