using System.Collections.Concurrent;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Passages;
using NtmLearn.Lms;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Bot.Conversations;

/// <summary>
/// Questions to try, offered only when the published documents answer them: each was asked of the same pipeline that
/// will answer the visitor.
/// </summary>
public sealed class SuggestedQuestions(TurnPipeline pipeline, KnowledgeHolder knowledge, LocalTime time)
{
    private const int Most = 4;
    private const string KeyPrefix = "suggest.";

    private readonly ConcurrentDictionary<(string Version, ReplyLanguage Language), (ReplyLanguage Language, IReadOnlyList<SuggestedReply> Questions)> answered = [];

    /// <summary>Some questions in a language, or in Vietnamese when none of that language can be answered.</summary>
    public (ReplyLanguage Language, IReadOnlyList<SuggestedReply> Questions) For(ReplyLanguage language)
    {
        if (!knowledge.IsReady)
        {
            return (language, []);
        }

        var version = knowledge.Current.Version;
        if (answered.Count > 30)
        {
            answered.Clear();
        }

        return answered.GetOrAdd((version, language), key =>
            Ask(key.Language) is { Count: > 0 } own ? (key.Language, own) : (ReplyLanguage.Vietnamese, Ask(ReplyLanguage.Vietnamese)));
    }

    private List<SuggestedReply> Ask(ReplyLanguage language)
    {
        var screenLanguage = language switch
        {
            ReplyLanguage.Khmer => ScreenLanguage.Khmer,
            ReplyLanguage.English => ScreenLanguage.English,
            _ => ScreenLanguage.Vietnamese,
        };
        return [.. ScreenTexts.All(screenLanguage)
            .Where(text => text.Key.StartsWith(KeyPrefix, StringComparison.Ordinal))
            .OrderBy(text => text.Key, StringComparer.Ordinal)
            .Where(text => IsAnswered(text.Value, language))
            .Take(Most)
            .Select(text => new SuggestedReply(text.Value, text.Value))];
    }

    private bool IsAnswered(string question, ReplyLanguage language) =>
        pipeline.Respond(new TurnInput(question, language, TurnMemory.Empty, time.Today)).Status is AnswerStatus.Answered or AnswerStatus.Reviewed;
}
