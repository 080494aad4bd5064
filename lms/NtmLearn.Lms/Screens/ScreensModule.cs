using System.Reflection;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace NtmLearn.Lms.Screens;

/// <summary>Composition of what all pages share.</summary>
public static class ScreensModule
{
    /// <summary>Registers the visitor's wishes, the settings that pages show, and the assets of an assembly.</summary>
    public static IServiceCollection AddScreens(this IServiceCollection services, Assembly assetsOf)
    {
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<Screen>();
        services.AddScoped<DeskFrame>();
        services.AddSingleton(new SiteAssets(assetsOf, "wwwroot/"));
        return services;
    }

    /// <summary>Pages that are the same for everybody with the same wishes; evicted by their tag.</summary>
    public static Action<OutputCachePolicyBuilder> PublicPages(string tag) => policy => policy
        .Tag(tag)
        .Expire(TimeSpan.FromMinutes(10))
        .SetVaryByQuery("tu", "den")
        .VaryByValue(context => KeyValuePair.Create("screen", context.RequestServices.GetRequiredService<Screen>().Variant));

    /// <summary>The same for pages that repeat their address in links: one with words of somebody's own is nobody else's page.</summary>
    /// <param name="asked">The words that addresses of these pages may hold.</param>
    public static Action<OutputCachePolicyBuilder> PublicPages(string tag, TimeSpan keptFor, string[] asked) => policy =>
    {
        PublicPages(tag)(policy);
        policy.Expire(keptFor).SetVaryByQuery(asked).With(context => context.HttpContext.Request.Query.Keys.All(asked.Contains));
    };
}
