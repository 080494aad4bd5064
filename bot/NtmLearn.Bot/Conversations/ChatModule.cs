using Microsoft.Extensions.DependencyInjection;

namespace NtmLearn.Bot.Conversations;

/// <summary>Composition of the chat page.</summary>
public static class ChatModule
{
    /// <summary>Registers what <see cref="ChatEndpoints.MapChat"/> needs beside the channel itself.</summary>
    public static IServiceCollection AddChatPage(this IServiceCollection services)
    {
        services.AddSingleton<VisitorCookie>();
        services.AddSingleton<SuggestedQuestions>();
        services.AddScoped<ChatPages>();
        return services;
    }
}
