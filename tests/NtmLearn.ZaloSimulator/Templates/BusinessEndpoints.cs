using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using NtmLearn.ZaloSimulator.Messages;
using NtmLearn.ZaloSimulator.OAuth;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Templates;

/// <summary>The host business.openapi.zalo.me: templates to phone numbers.</summary>
internal static class BusinessEndpoints
{
    public static IEndpointRouteBuilder MapBusiness(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").AddEndpointFilter(CheckTokenAsync);
        group.MapPost("/message/template", SendAsync).Named(ZaloEndpoint.TemplateByPhone);
        group.MapGet("/template/info/v2", DescribeTemplate).Named(ZaloEndpoint.TemplateInfo);
        group.MapGet("/message/status", DescribeMessage).Named(ZaloEndpoint.MessageStatus);
        group.MapGet("/message/quota", DescribeQuota).Named(ZaloEndpoint.TemplateQuota);
        return routes;
    }

    private static async ValueTask<object?> CheckTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<AccessTokenCheck>().OnBusiness(context.HttpContext.Request) is { } refusal
            ? ZaloAnswer.Refused(refusal)
            : await next(context);

    private static async Task<ContentHttpResult> SendAsync(HttpRequest request, TemplateService service, CancellationToken cancellationToken) =>
        service.SendToPhone(await request.ReadJsonAsync(cancellationToken));

    private static ContentHttpResult DescribeTemplate(HttpRequest request, TemplateStore templates)
    {
        if (templates.Find(request.Query["template_id"]) is not { } template)
        {
            return ZaloAnswer.Refused(new(-109, "Template ID is invalid"));
        }

        var parameters = template.Parameters.Select(p => (JsonNode)new JsonObject
        {
            ["name"] = p.Name,
            ["require"] = p.IsRequired,
            ["type"] = p.Type,
            ["maxLength"] = p.MaxLength,
            ["minLength"] = p.MinLength,
            ["acceptNull"] = p.AcceptsEmpty,
        });
        return ZaloAnswer.Ok(new()
        {
            ["templateId"] = template.Id,
            ["templateName"] = template.Name,
            ["status"] = template.Status,
            ["listParams"] = new JsonArray([.. parameters]),
            ["listButtons"] = new JsonArray(),
            ["timeout"] = 7_200_000,
            ["previewUrl"] = "",
            ["templateQuality"] = template.Quality,
            ["templateTag"] = template.Tag,
            ["price_sdt"] = "200",
            ["price_uid"] = "160",
        });
    }

    private static ContentHttpResult DescribeMessage(HttpRequest request, SentMessages sent)
    {
        var id = request.Query["message_id"].ToString();
        var message = sent.All.FirstOrDefault(m => m.MessageId == id && m.Kind == SentKind.TemplateByPhone);
        return ZaloAnswer.Ok(message is null
            ? new() { ["status"] = -1, ["message"] = "The message does not exist" }
            : new()
            {
                ["status"] = 1,
                ["message"] = "The message was delivered to the user",
                ["delivery_time"] = message.SentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            });
    }

    // Numbers here and strings in the answer to a send, as in the documents: readers have to take both.
    private static ContentHttpResult DescribeQuota(ZaloSimulatorOptions options, TemplateService service) =>
        ZaloAnswer.Ok(new() { ["dailyQuota"] = options.TemplatesPerDay, ["remainingQuota"] = service.Remaining });
}
