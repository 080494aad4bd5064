using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace NtmLearn.Bot.Passages;

/// <summary>Composition of the documents that are kept in the database and published from there.</summary>
public static class PassagesModule
{
    /// <summary>Registers importing and publishing.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddOptions<ContentOptions>().BindConfiguration(ContentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DocumentImporter>();
        services.TryAddSingleton<KnowledgePreload>();
        services.AddSingleton<KnowledgePublisher>();
        services.AddSingleton<DocumentCheck>();
        return services;
    }

    /// <summary>Registers the look for changes that other processes make; for a program that serves pages.</summary>
    public static IServiceCollection AddDocumentRefresh(this IServiceCollection services) => services.AddHostedService<KnowledgeRefresh>();
}
