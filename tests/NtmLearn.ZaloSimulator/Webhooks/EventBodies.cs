using System.Text.Json.Nodes;
using NtmLearn.ZaloSimulator.Users;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Webhooks;

/// <summary>Builds events, signs them, and hands them to the sender.</summary>
internal sealed class EventBodies(ZaloSimulatorOptions options, SimulatorClock clock)
{
    /// <summary>An event between a user and the OA.</summary>
    public WebhookDelivery BetweenUserAndOa(string name, SimulatedUser user, bool fromUser, JsonObject? message, string? adminId = null)
    {
        var oa = new JsonObject { ["id"] = options.OaId };
        if (adminId is not null)
        {
            oa["admin_id"] = adminId;
        }

        var person = new JsonObject { ["id"] = user.Id };
        var body = new JsonObject
        {
            ["app_id"] = options.AppId,
            ["user_id_by_app"] = user.IdByApp,
            ["event_name"] = name,
            ["timestamp"] = clock.Milliseconds(),
            ["sender"] = fromUser ? person : oa,
            ["recipient"] = fromUser ? oa : person,
        };
        if (message is not null)
        {
            body["message"] = message;
        }

        return Sign(body);
    }

    /// <summary>An event about a user and the OA that has no sender.</summary>
    public WebhookDelivery AboutUser(string name, SimulatedUser user, JsonObject more)
    {
        var body = Envelope(name);
        body["user_id_by_app"] = user.IdByApp;
        return Sign(With(body, more));
    }

    /// <summary>An event of any name, also of none that is known.</summary>
    public WebhookDelivery Plain(string name, JsonObject? more = null) => Sign(With(Envelope(name), more ?? []));

    /// <summary>An event of the template service.</summary>
    public WebhookDelivery OfTemplates(string name, JsonObject more) => Sign(With(Envelope(name), more), isTemplateEvent: true);

    private JsonObject Envelope(string name) => new()
    {
        ["app_id"] = options.AppId,
        ["event_name"] = name,
        ["timestamp"] = clock.Milliseconds(),
    };

    private static JsonObject With(JsonObject body, JsonObject more)
    {
        foreach (var (name, value) in more)
        {
            body[name] = value?.DeepClone();
        }

        return body;
    }

    private WebhookDelivery Sign(JsonObject body, bool isTemplateEvent = false)
    {
        var text = ZaloAnswer.Text(body);
        var signature = WebhookSignature.Sign(options.AppId, text, body.Text("timestamp") ?? "", options.OaSecretKey);
        return new(body.Text("event_name") ?? "", text, signature)
        {
            MessageId = body.Object("message")?.Text("msg_id"),
            IsTemplateEvent = isTemplateEvent,
        };
    }
}
