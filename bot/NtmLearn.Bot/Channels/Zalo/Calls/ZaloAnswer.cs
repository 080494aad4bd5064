using System.Text.Json;

namespace NtmLearn.Bot.Channels.Zalo.Calls;

/// <summary>What a call to Zalo came to.</summary>
/// <param name="Error">Zalo's number; 0 when there was none, the HTTP status or 0 when no answer of Zalo's own came.</param>
/// <param name="Data">The <c>data</c> of the answer; undefined without.</param>
internal sealed record ZaloAnswer(ZaloAction Action, int Error, JsonElement Data)
{
    public bool IsDone => Action == ZaloAction.Done;

    /// <summary>A text or number of <see cref="Data"/> as text; Zalo writes numbers either way.</summary>
    public string? Text(string name) => ZaloJson.Text(Data, name);

    /// <summary>For people who look after it: Zalo's number, or what happened when there was none.</summary>
    public string Describe() => Error == 0 ? Action.ToString() : Error.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static ZaloAnswer Without(ZaloAction action, int error = 0) => new(action, error, default);
}
