using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Channels.Zalo.Access;
using NtmLearn.Bot.Channels.Zalo.Calls;
using NtmLearn.Bot.Channels.Zalo.Pictures;
using NtmLearn.Bot.Channels.Zalo.Receiving;
using NtmLearn.Bot.Channels.Zalo.Sending;
using NtmLearn.Bot.Channels.Zalo.Templates;
using NtmLearn.Lms;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>Composition of the Zalo channel.</summary>
public static class ZaloModule
{
    public const string WebhookPath = "/webhooks/zalo";

    public static IServiceCollection AddZalo(this IServiceCollection services)
    {
        services.AddOptions<ZaloOptions>().BindConfiguration(ZaloOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new SiteVerification(
            ZaloWebhook.VerificationTag, provider.GetRequiredService<IOptions<ZaloOptions>>().Value.SiteVerification));
        services.AddSingleton<ZaloInbox>();
        services.AddSingleton<ZaloWebhook>();
        services.AddZaloAccess();
        services.AddSingleton<ZaloOutbox>();
        services.AddSingleton(provider => new ZaloTemplates(
            provider.GetRequiredService<WriterGate>(),
            provider.GetRequiredService<IDbContextFactory<NtmLearnDbContext>>(),
            provider.GetRequiredService<ZaloApi>(),
            provider.GetRequiredService<IDataProtectionProvider>(),
            provider.GetRequiredService<IOptions<ZaloOptions>>(),
            provider.GetRequiredService<LocalTime>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ZaloTemplates>>()));
        services.AddSingleton<ZaloUploads>();

        // An address leads to what somebody sent, so it is not logged.
        services.AddHttpClient<ZaloPictureKeeper>(ZaloPictureKeeper.ClientName)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        return services;
    }

    public static IEndpointRouteBuilder MapZalo(this IEndpointRouteBuilder routes)
    {
        var webhook = routes.MapGroup(WebhookPath).WithTags("Zalo").DisableAntiforgery().AllowEverybody();
        webhook.MapPost("", (HttpContext http, ZaloWebhook zalo) => zalo.TakeAsync(http));
        webhook.MapGet("", (ZaloWebhook zalo) => zalo.Show());
        routes.MapZaloConsent();
        return routes;
    }
}
