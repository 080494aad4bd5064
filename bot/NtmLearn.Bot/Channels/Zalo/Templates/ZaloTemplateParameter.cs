using System.Globalization;
using System.Text.Json;

namespace NtmLearn.Bot.Channels.Zalo.Templates;

/// <summary>A parameter of an approved template, as Zalo tells it.</summary>
internal sealed record ZaloTemplateParameter(string Name, string Type, bool IsRequired, int MinLength, int MaxLength, bool AcceptsEmpty)
{
    public static IReadOnlyList<ZaloTemplateParameter> ReadAll(JsonElement template) =>
        [.. ZaloJson.Items(template, "listParams").Where(p => ZaloJson.Text(p, "name") is not null).Select(Read)];

    private static ZaloTemplateParameter Read(JsonElement node) => new(
        ZaloJson.Text(node, "name")!,
        ZaloJson.Text(node, "type") ?? "",
        IsTrue(node, "require"),
        Number(node, "minLength", 0),
        Number(node, "maxLength", int.MaxValue),
        IsTrue(node, "acceptNull"));

    private static bool IsTrue(JsonElement node, string name) =>
        ZaloJson.Node(node, name) is { ValueKind: JsonValueKind.True } || ZaloJson.Text(node, name) is "true" or "1";

    private static int Number(JsonElement node, string name, int otherwise) =>
        int.TryParse(ZaloJson.Text(node, name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
