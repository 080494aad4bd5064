using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace NtmLearn.ZaloSimulator.Wire;

/// <summary>Answers as Zalo gives them: HTTP 200 and <c>error</c> in the body, whatever happened.</summary>
internal static class ZaloAnswer
{
    // Zalo writes Vietnamese letters as they are.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ContentHttpResult Ok(JsonObject data) =>
        Json(new() { ["error"] = 0, ["message"] = "Success", ["data"] = data });

    public static ContentHttpResult Refused(Refusal refusal) => Json(Body(refusal));

    public static ContentHttpResult Json(JsonObject body) => TypedResults.Content(Text(body), "application/json; charset=utf-8");

    public static JsonObject Body(Refusal refusal) => new() { ["error"] = refusal.Code, ["message"] = refusal.Message };

    public static string Text(JsonObject body) => body.ToJsonString(Plain);
}
