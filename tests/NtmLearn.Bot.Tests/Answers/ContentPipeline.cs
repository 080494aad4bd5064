using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;
using NtmLearn.Bot.Tests.Intents;

namespace NtmLearn.Bot.Tests.Answers;

/// <summary>The turn pipeline over the documents that are shipped; built once for all tests that only ask.</summary>
public sealed class ContentPipeline : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly ServiceProvider services;
    private readonly TurnPipeline pipeline;

    public ContentPipeline()
    {
        services = new ServiceCollection()
            .AddAnswering(CaseFiles.Content(""), _ => new ReplyContact("Văn phòng Điều phối", "0294 3855 555", null), _ => 90)
            .BuildServiceProvider();
        var corpus = CaseFiles.Content("corpus");
        Documents = CorpusFolder.Read(corpus);
        services.GetRequiredService<KnowledgeHolder>().Publish(Knowledge.Build(
            Documents, LanguageFiles.ReadAll(CaseFiles.Content("language")), ReviewedAnswerFiles.Read(Path.Combine(corpus, "answers"), Documents)));
        pipeline = services.GetRequiredService<TurnPipeline>();
    }

    public IReadOnlyList<ParsedDocument> Documents { get; }

    public TurnOutcome Ask(string text, TurnMemory? memory = null, ReplyLanguage? language = null) =>
        pipeline.Respond(new TurnInput(text, language, memory ?? TurnMemory.Empty, Today));

    public void Dispose() => services.Dispose();
}
