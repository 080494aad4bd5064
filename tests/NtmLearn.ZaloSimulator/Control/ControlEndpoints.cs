using Microsoft.AspNetCore.Http.HttpResults;
using NtmLearn.ZaloSimulator.Faults;
using NtmLearn.ZaloSimulator.Messages;
using NtmLearn.ZaloSimulator.OAuth;
using NtmLearn.ZaloSimulator.Templates;
using NtmLearn.ZaloSimulator.Users;
using NtmLearn.ZaloSimulator.Webhooks;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Control;

/// <summary>Steers the simulator from outside: its clock, faults, tokens and settings.</summary>
internal static class ControlEndpoints
{
    private const int TimelineShown = 200;

    public static IEndpointRouteBuilder MapControl(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/simulator");
        group.MapGet("/state", Describe);
        group.MapGet("/sent", (SentMessages sent) => sent.All);
        group.MapGet("/wire", (WireLog wire, long after = 0) => wire.After(after));
        group.MapGet("/counters", (CallCounters counters, TokenStore tokens) => Count(counters, tokens));
        group.MapPost("/clock", MoveClockAsync);
        group.MapGet("/faults", (FaultBoard faults) => faults.All);
        group.MapPost("/faults", AddFault);
        group.MapDelete("/faults", ClearFaults);
        group.MapPost("/tokens", ChangeTokens);
        group.MapPost("/webhook", ChangeWebhook);
        group.MapPost("/options", ChangeOptions);
        group.MapPost("/templates", SetTemplate);
        return routes;
    }

    private static Ok<StateResponse> Describe(IServiceProvider services, string? user = null, long after = 0)
    {
        var options = services.GetRequiredService<ZaloSimulatorOptions>();
        var clock = services.GetRequiredService<SimulatorClock>();
        var sender = services.GetRequiredService<WebhookSender>();
        var timeline = services.GetRequiredService<Timeline>();
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new StateResponse(
            now,
            options.OaId,
            options.ConsentUrl,
            new(options.WebhookUrl, sender.IsSubscribed, sender.Deliveries.Count(d => d.State == WebhookState.Pending)),
            [.. services.GetRequiredService<UserDirectory>().All.Select(u => UserResponse.From(u, now))],
            user is null ? [] : [.. timeline.Of(user).TakeLast(TimelineShown)],
            services.GetRequiredService<WireLog>().After(after),
            services.GetRequiredService<FaultBoard>().All,
            Count(services.GetRequiredService<CallCounters>(), services.GetRequiredService<TokenStore>())));
    }

    private static async Task<Results<Ok<ClockResponse>, ProblemHttpResult>> MoveClockAsync(
        ClockRequest request, SimulatorClock clock, SiteClock site, CancellationToken cancellationToken)
    {
        var by = request.Now is { } wanted ? wanted - clock.GetUtcNow() : TimeSpan.FromSeconds(request.AdvanceSeconds ?? 0);
        if (by <= TimeSpan.Zero)
        {
            return TypedResults.Problem("Đồng hồ chỉ đi tới: cần “advanceSeconds” dương hoặc “now” ở phía trước.", statusCode: StatusCodes.Status400BadRequest);
        }

        clock.Advance(by);
        return TypedResults.Ok(new ClockResponse(clock.GetUtcNow(), await site.FollowAsync(cancellationToken)));
    }

    private static NoContent AddFault(FaultRequest request, FaultBoard faults)
    {
        faults.Add(new(request.Kind)
        {
            Endpoint = request.Endpoint,
            Times = request.Times,
            Number = request.Number,
            Delay = TimeSpan.FromMilliseconds(request.DelayMilliseconds),
        });
        return TypedResults.NoContent();
    }

    private static NoContent ClearFaults(FaultBoard faults, ZaloEndpoint? endpoint = null)
    {
        faults.Clear(endpoint);
        return TypedResults.NoContent();
    }

    private static Results<Ok<TokenPair>, NoContent> ChangeTokens(TokenRequest request, TokenStore tokens)
    {
        switch (request.Act)
        {
            case TokenAct.Issue:
                return TypedResults.Ok(tokens.Issue());
            case TokenAct.ExpireAccess:
                tokens.ExpireAccessTokens();
                break;
            case TokenAct.RevokeAccess:
                tokens.RevokeAccessTokens();
                break;
            case TokenAct.RevokeAll:
                tokens.RevokeAll();
                break;
        }

        return TypedResults.NoContent();
    }

    private static NoContent ChangeWebhook(WebhookRequest request, ZaloSimulatorOptions options, WebhookSender sender)
    {
        options.WebhookUrl = request.Url ?? options.WebhookUrl;
        if (request.IsSubscribed is { } subscribed)
        {
            Action change = subscribed ? sender.Subscribe : sender.Unsubscribe;
            change();
        }

        if (request.DisregardAnswers is { } times)
        {
            sender.DisregardAnswers(times);
        }

        return TypedResults.NoContent();
    }

    private static NoContent ChangeOptions(OptionsRequest request, ZaloSimulatorOptions options)
    {
        options.SendReceipts = request.SendReceipts ?? options.SendReceipts;
        options.SendEchoes = request.SendEchoes ?? options.SendEchoes;
        options.ReceiptSenderIsUser = request.ReceiptSenderIsUser ?? options.ReceiptSenderIsUser;
        options.QuotaInAnswers = request.QuotaInAnswers ?? options.QuotaInAnswers;
        options.AllowsButtons = request.AllowsButtons ?? options.AllowsButtons;
        options.RequireCodeChallenge = request.RequireCodeChallenge ?? options.RequireCodeChallenge;
        options.TemplatesByUserAtNight = request.TemplatesByUserAtNight ?? options.TemplatesByUserAtNight;
        options.RequestsPerMinute = request.RequestsPerMinute ?? options.RequestsPerMinute;
        options.TemplatesPerDay = request.TemplatesPerDay ?? options.TemplatesPerDay;
        return TypedResults.NoContent();
    }

    private static NoContent SetTemplate(ZaloTemplate template, TemplateStore templates)
    {
        templates.Set(template);
        return TypedResults.NoContent();
    }

    private static CountersResponse Count(CallCounters counters, TokenStore tokens) => new(
        counters.Calls, counters.Errors, counters.Closed, tokens.Exchanges, tokens.Refreshes, tokens.RefusedRefreshes);
}
