using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using NtmLearn.ZaloSimulator.OAuth;
using NtmLearn.ZaloSimulator.Templates;
using NtmLearn.ZaloSimulator.Users;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Messages;

/// <summary>The host openapi.zalo.me: messages to users by their id, and what is known of them.</summary>
internal static class OpenApiEndpoints
{
    public static IEndpointRouteBuilder MapOpenApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").AddEndpointFilter(CheckCallAsync);
        group.MapPost("/v3.0/oa/message/cs", SendConsultationAsync).Named(ZaloEndpoint.Consultation);
        group.MapPost("/v3.0/oa/message/template", SendTemplateAsync).Named(ZaloEndpoint.TemplateByUser);
        group.MapPost("/v3.0/oa/message/transaction", RefuseClosed).Named(ZaloEndpoint.Transaction);
        group.MapPost("/v3.0/oa/message/promotion", RefuseClosed).Named(ZaloEndpoint.Promotion);
        group.MapPost("/v2.0/oa/message", ReactAsync).Named(ZaloEndpoint.V2Message);
        group.MapPost("/v3.0/oa/quota/message", DescribeQuotaAsync).Named(ZaloEndpoint.UserQuota);
        group.MapGet("/v3.0/oa/user/detail", DescribeUser).Named(ZaloEndpoint.UserDetail);
        group.MapGet("/v2.0/oa/conversation", ListConversation).Named(ZaloEndpoint.Conversation);
        group.MapGet("/v2.0/oa/getoa", DescribeOa).Named(ZaloEndpoint.OaProfile);
        group.MapPost("/v2.0/oa/upload/image", UploadImageAsync).Named(ZaloEndpoint.UploadImage);
        group.MapPost("/v2.0/oa/upload/gif", UploadGifAsync).Named(ZaloEndpoint.UploadGif);
        group.MapPost("/v2.0/oa/upload/file", UploadFileAsync).Named(ZaloEndpoint.UploadFile);
        return routes;
    }

    private static async ValueTask<object?> CheckCallAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var refusal = services.GetRequiredService<RateLimiter>().Count(context.HttpContext.Response)
            ?? services.GetRequiredService<AccessTokenCheck>().OnOpenApi(context.HttpContext.Request);
        return refusal is null ? await next(context) : ZaloAnswer.Refused(refusal);
    }

    private static async Task<ContentHttpResult> SendConsultationAsync(
        HttpRequest request, OaMessageService messages, CancellationToken cancellationToken) =>
        messages.SendConsultation(await request.ReadJsonAsync(cancellationToken));

    private static async Task<ContentHttpResult> SendTemplateAsync(
        HttpRequest request, TemplateService templates, CancellationToken cancellationToken) =>
        templates.SendToUser(await request.ReadJsonAsync(cancellationToken));

    // What these two answer since they were shut is not documented; −233 is the code for a kind of message that is not served.
    private static ContentHttpResult RefuseClosed(CallCounters counters)
    {
        counters.CountClosed();
        return ZaloAnswer.Refused(new(-233, "Message type is not supported"));
    }

    private static async Task<ContentHttpResult> ReactAsync(
        HttpRequest request, OaMessageService messages, CallCounters counters, CancellationToken cancellationToken)
    {
        var body = await request.ReadJsonAsync(cancellationToken);
        if (body?.ContainsKey("sender_action") == true)
        {
            return messages.React(body);
        }

        counters.CountClosed();
        return ZaloAnswer.Refused(new(-240, "This api version has been shut down, please use v3"));
    }

    private static async Task<ContentHttpResult> DescribeQuotaAsync(
        HttpRequest request, OaMessageService messages, CancellationToken cancellationToken) =>
        messages.DescribeQuota(await request.ReadJsonAsync(cancellationToken));

    private static ContentHttpResult DescribeUser(HttpRequest request, UserDirectory users, SimulatorClock clock)
    {
        if (users.Find(JsonFields.TryParse(request.Query["data"])?.Text("user_id")) is not { } user)
        {
            return ZaloAnswer.Refused(new(-201, "user_id is invalid"));
        }

        var last = user.LastInteractionAt is { } at ? TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone) : (DateTimeOffset?)null;
        return ZaloAnswer.Ok(new()
        {
            ["user_id"] = user.Id,
            ["user_id_by_app"] = user.IdByApp,
            ["user_external_id"] = "",
            ["display_name"] = user.Name,
            ["user_alias"] = user.Name,
            ["is_sensitive"] = false,
            ["user_last_interaction_date"] = last?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "",
            ["user_is_follower"] = user.IsFollower,
            ["avatar"] = "",
            ["avatars"] = new JsonObject { ["120"] = "", ["240"] = "" },
            ["tags_and_notes_info"] = new JsonObject { ["notes"] = new JsonArray(), ["tag_names"] = new JsonArray() },
            ["shared_info"] = new JsonObject { ["name"] = user.Name, ["phone"] = user.Phone ?? "", ["address"] = "", ["city"] = "", ["district"] = "" },
        });
    }

    /// <summary>At most ten messages, newest first: <c>src</c> is 0 for the OA and 1 for the user.</summary>
    private static ContentHttpResult ListConversation(HttpRequest request, UserDirectory users, Timeline timeline, ZaloSimulatorOptions options)
    {
        const int Most = 10;
        var asked = JsonFields.TryParse(request.Query["data"]);
        if (users.Find(asked?.Text("user_id")) is not { } user)
        {
            return ZaloAnswer.Refused(new(-201, "user_id is invalid"));
        }

        var messages = new JsonArray();
        var count = int.TryParse(asked?.Scalar("count"), CultureInfo.InvariantCulture, out var wanted) ? Math.Clamp(wanted, 1, Most) : Most;
        foreach (var entry in timeline.Of(user.Id).Where(e => e.MessageId.Length > 0).Reverse().Take(count))
        {
            messages.Add(new JsonObject
            {
                ["src"] = entry.IsFromOa ? 0 : 1,
                ["time"] = entry.At.ToUnixTimeMilliseconds(),
                ["type"] = entry.Kind,
                ["message"] = entry.Text ?? "",
                ["message_id"] = entry.MessageId,
                ["from_id"] = entry.IsFromOa ? options.OaId : user.Id,
                ["to_id"] = entry.IsFromOa ? user.Id : options.OaId,
            });
        }

        return ZaloAnswer.Json(new() { ["error"] = 0, ["message"] = "Success", ["data"] = messages });
    }

    private static ContentHttpResult DescribeOa(ZaloSimulatorOptions options, UserDirectory users) => ZaloAnswer.Ok(new()
    {
        ["oa_id"] = options.OaId,
        ["name"] = "Nông thôn mới (mô phỏng)",
        ["description"] = "OA của bộ mô phỏng",
        ["oa_alias"] = "",
        ["is_verified"] = true,
        ["oa_type"] = 4,
        ["num_follower"] = users.All.Count(u => u.IsFollower),
        ["package_name"] = options.AllowsButtons ? "Nâng cao" : "Cơ bản",
        ["package_valid_through_date"] = "31/12/2027",
        ["linked_ZCA"] = "ZCA-900800700",
    });

    private static Task<ContentHttpResult> UploadImageAsync(HttpRequest request, UploadStore uploads, CancellationToken cancellationToken) =>
        UploadRules.TakeAsync(request, uploads, "image", cancellationToken);

    private static Task<ContentHttpResult> UploadGifAsync(HttpRequest request, UploadStore uploads, CancellationToken cancellationToken) =>
        UploadRules.TakeAsync(request, uploads, "gif", cancellationToken);

    private static Task<ContentHttpResult> UploadFileAsync(HttpRequest request, UploadStore uploads, CancellationToken cancellationToken) =>
        UploadRules.TakeAsync(request, uploads, "file", cancellationToken);
}
