using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;
using NtmLearn.Lms;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Api.Keys;
using NtmLearn.Lms.Attendance;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Evaluations;
using NtmLearn.Lms.Imports;
using NtmLearn.Lms.Jobs;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy;
using NtmLearn.Lms.Quizzes;
using NtmLearn.Lms.Reports;
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
        services.AddEnrolmentPages();
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
        app.MapCertificates();
        app.MapChat();
        app.MapDocuments();
        app.MapUnitPages();
        app.MapOrganisationPages();
        app.MapEnrolmentPages();
        app.MapEvaluations();
        app.MapTraining();
        app.MapAttendance();
        app.MapReports();
        app.MapImportPages();
        app.MapPeople();
        app.MapNotices();
        app.MapJobs();
        app.MapApiKeyPages();
        app.MapGet("/gioi-thieu", ShowAbout).CacheOutput(ScreensModule.PublicPages("about")).AllowEverybody();
        app.MapPrivacy();
        app.MapQuizzes();
        if (isDemo)
        {
            app.MapStyleguide();
        }

        return app;
    }

    private static RazorComponentResult<AboutPage> ShowAbout(IOptions<SiteOptions> site, IOptions<PrivacyOptions> privacy) =>
        new(new { Site = site.Value, KeptDays = privacy.Value.KeepTextDays });
}
