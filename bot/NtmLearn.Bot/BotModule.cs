using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Intents;
using NtmLearn.Bot.Passages;

namespace NtmLearn.Bot;

/// <summary>Composition of the assistant.</summary>
public static class BotModule
{
    /// <summary>Registers what answers a message: pipeline, knowledge, intents. Channels and storage are added beside it.</summary>
    /// <param name="contentFolder">The folder <c>content/</c>.</param>
    /// <param name="contact">How to reach the office.</param>
    /// <param name="keepTextDays">Days that texts are kept, told in the privacy notice.</param>
    public static IServiceCollection AddAnswering(
        this IServiceCollection services,
        string contentFolder,
        Func<IServiceProvider, ReplyContact> contact,
        Func<IServiceProvider, int> keepTextDays)
    {
        services.AddSingleton<KnowledgeHolder>();
        services.AddSingleton<QuestionAnswerer>();
        services.AddSingleton(_ => OutOfScopeTopics.ReadFile(Path.Combine(contentFolder, "language", "off-topic.csv")));
        services.AddSingleton(provider => new IntentClassifier(
            IntentExample.ReadFile(Path.Combine(contentFolder, "language", "intents.jsonl")),
            provider.GetRequiredService<OutOfScopeTopics>()));
        services.AddSingleton(provider => ReplyTexts.ReadFolder(Path.Combine(contentFolder, "templates"), contact(provider), keepTextDays(provider)));
        services.AddSingleton<TurnPipeline>();
        return services;
    }
}
