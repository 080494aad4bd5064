using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;
using NtmLearn.Bot.Tests.Intents;
using NtmLearn.TestKit;

namespace NtmLearn.Bot.Tests.Answers;

/// <summary>The turn pipeline over the documents that are shipped; built once for all tests that only ask.</summary>
public sealed class ContentPipeline : IDisposable
{
    private readonly CasePipeline pipeline =
        new(CaseFiles.Content(""), contact: new ReplyContact("Văn phòng Điều phối", "0294 3855 555", null), withReviewed: true);

    public IReadOnlyList<ParsedDocument> Documents => pipeline.Documents;

    public TurnOutcome Ask(string text, TurnMemory? memory = null, ReplyLanguage? language = null) => pipeline.Ask(text, memory, language);

    public void Dispose() => pipeline.Dispose();
}
