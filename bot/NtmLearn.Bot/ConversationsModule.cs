using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Channels.DirectLine;
using NtmLearn.Bot.Channels.Web;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Feedback;
using NtmLearn.Bot.Intents;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Bot;

/// <summary>Composition of the durable path: conversations, their channels and the jobs that keep their promises.</summary>
public static class ConversationsModule
{
    /// <summary>Registers conversations and Direct Line. The host adds Orleans, data protection and <see cref="RunMode"/>.</summary>
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddOptions<PrivacyOptions>().BindConfiguration(PrivacyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SiteAddressOptions>().BindConfiguration(SiteAddressOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DirectLineOptions>().BindConfiguration(DirectLineOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new ModelAssembly(typeof(ConversationsModule).Assembly));

        services.AddSingleton(new MessageMasking(static text => PersonalDataMasker.Mask(text).Text));
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<ReplyContextFactory>();
        services.AddSingleton<ConversationFeed>();
        services.AddSingleton<ConversationService>();
        services.AddSingleton<TranscriptService>();
        services.AddSingleton<TurnResponder>(provider => provider.GetRequiredService<TurnPipeline>().Respond);
        services.AddSingleton<TurnService>();
        services.AddSingleton<ConversationEraser>();
        services.AddSingleton<ConversationCheck>();
        services.AddSingleton<AnswerReplay>();
        services.AddSingleton<FeedbackService>();
        services.AddSingleton<FeedbackReport>();
        services.AddSingleton<DeliveryRecorder>();
        services.AddSingleton<ConversationSweep>();
        services.AddSingleton<TextRetention>();

        services.AddSingleton<DirectLineKey>();
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<DirectLineInbox>();
        services.AddSingleton<WebChat>();
        services.AddCors(cors => cors.AddPolicy(DirectLineEndpoints.CorsPolicy, policy => policy
            .AllowAnyOrigin().AllowAnyHeader().WithMethods("GET", "POST", "OPTIONS")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
        return services;
    }
}
