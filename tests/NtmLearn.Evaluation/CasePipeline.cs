using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;

namespace NtmLearn.Evaluation;

/// <summary>The product's own turn pipeline over the documents of one folder; each case is the first message of a conversation.</summary>
internal sealed class CasePipeline : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly ServiceProvider _services;
    private readonly TurnPipeline _pipeline;

    /// <param name="corpus">A folder of documents; without one, the product's own content.</param>
    public CasePipeline(string? corpus = null)
    {
        Documents = CorpusFolder.Read(corpus ?? RepositoryFolder.Find("content/corpus"));
        _services = new ServiceCollection().AddAnswering().BuildServiceProvider();
        _services.GetRequiredService<KnowledgeHolder>().Publish(Knowledge.Build(Documents, LanguageFiles.ReadAll(RepositoryFolder.Find("content/language"))));
        _pipeline = _services.GetRequiredService<TurnPipeline>();
    }

    public IReadOnlyList<ParsedDocument> Documents { get; }

    public Knowledge Knowledge => _services.GetRequiredService<KnowledgeHolder>().Current;

    public TurnOutcome Ask(string text) => _pipeline.Respond(new TurnInput(text, null, TurnMemory.Empty, Today));

    public void Dispose() => _services.Dispose();
}
