using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;

namespace NtmLearn.Bot;

/// <summary>Composition of the assistant.</summary>
public static class BotModule
{
    /// <summary>Registers what answers a message: pipeline, knowledge, intents. Channels and storage are added beside it.</summary>
    public static IServiceCollection AddAnswering(this IServiceCollection services)
    {
        services.AddSingleton<KnowledgeHolder>();
        services.AddSingleton<QuestionAnswerer>();
        services.AddSingleton<TurnPipeline>();
        return services;
    }
}
