using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;
using NtmLearn.Lms.Screens;
using NtmLearn.Web.Pages;

namespace NtmLearn.Web;

/// <summary>Composition of pages: what they need, what runs before them, and their routes.</summary>
internal static class PagesModule
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // Vietnamese and Khmer letters as they are: as entities a page weighs half as much again.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddScreens(typeof(PagesModule).Assembly);
        services.AddChatPage();
        services.AddOutputCache();
        services.AddResponseCompression(options =>
        {
            // Pages hold no secret beside what a visitor typed, so compressing them over TLS gives nothing away.
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        return services;
    }

    /// <summary>Headers, assets, wishes, error pages, compression and caching: before routing.</summary>
    public static WebApplication UsePages(this WebApplication app)
    {
        app.UseResponseCompression();
        app.Use(SecurityHeaders.AddAsync);
        app.Use(async (context, next) =>
        {
            if (!await context.RequestServices.GetRequiredService<SiteAssets>().TryServeAsync(context))
            {
                context.RequestServices.GetRequiredService<Screen>().Read(context);
                await next(context);
            }
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ErrorPages.ShowFailureAsync });
        app.UseStatusCodePages(ErrorPages.ShowStatusAsync);
        app.UseOutputCache();
        return app;
    }

    public static WebApplication MapPages(this WebApplication app, bool isDemo)
    {
        app.MapChat();
        app.MapDocuments();
        app.MapGet("/gioi-thieu", ShowAbout).CacheOutput(ScreensModule.PublicPages("about"));
        if (isDemo)
        {
            app.MapGet("/styleguide", () => new RazorComponentResult<StyleguidePage>());
        }

        return app;
    }

    private static RazorComponentResult<AboutPage> ShowAbout(IOptions<SiteOptions> site, IOptions<PrivacyOptions> privacy) =>
        new(new { Site = site.Value, KeptDays = privacy.Value.KeepTextDays });
}
