using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;

namespace NtmLearn.TestKit;

/// <summary>The product's own turn pipeline over the documents of one folder, for tests and for the evaluation.</summary>
public sealed class CasePipeline : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly ServiceProvider services;
    private readonly TurnPipeline pipeline;

    /// <param name="content">The content folder: words and fixed texts.</param>
    /// <param name="corpus">A folder of documents; without one, the product's own.</param>
    /// <param name="contact">The office named in replies.</param>
    /// <param name="withReviewed">Whether reviewed answers are given, too.</param>
    public CasePipeline(string content, string? corpus = null, ReplyContact? contact = null, bool withReviewed = false)
    {
        corpus ??= Path.Combine(content, "corpus");
        Documents = CorpusFolder.Read(corpus);
        var words = LanguageFiles.ReadAll(Path.Combine(content, "language"));
        services = new ServiceCollection().AddAnswering(content, _ => contact ?? ReplyContact.None, _ => 90).BuildServiceProvider();
        services.GetRequiredService<KnowledgeHolder>().Publish(withReviewed
            ? Knowledge.Build(Documents, words, ReviewedAnswerFiles.Read(Path.Combine(corpus, "answers"), Documents))
            : Knowledge.Build(Documents, words));
        pipeline = services.GetRequiredService<TurnPipeline>();
    }

    public IReadOnlyList<ParsedDocument> Documents { get; }

    public Knowledge Knowledge => services.GetRequiredService<KnowledgeHolder>().Current;

    /// <summary>Asks one message, by itself the first of a conversation.</summary>
    public TurnOutcome Ask(string text, TurnMemory? memory = null, ReplyLanguage? language = null) =>
        pipeline.Respond(new TurnInput(text, language, memory ?? TurnMemory.Empty, Today));

    public void Dispose() => services.Dispose();
}
