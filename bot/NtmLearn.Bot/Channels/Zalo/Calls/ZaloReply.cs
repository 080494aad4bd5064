using System.Text.Json;

namespace NtmLearn.Bot.Channels.Zalo.Calls;

/// <summary>How far a call came.</summary>
internal enum ZaloArrival
{
    /// <summary>An answer came, whatever it says.</summary>
    Answered = 1,

    /// <summary>No connection: certain that nothing was sent.</summary>
    NotSent = 2,

    /// <summary>No answer: it may have been carried out.</summary>
    Lost = 3,
}

/// <summary>What came over the wire.</summary>
/// <param name="Status">The HTTP status; 0 without an answer.</param>
/// <param name="Body">Undefined when the answer was not JSON.</param>
/// <param name="Limit">Calls that Zalo allows in a minute, when it says so.</param>
/// <param name="Remain">Calls that are left of them.</param>
internal sealed record ZaloReply(ZaloArrival Arrival, int Status = 0, JsonElement Body = default, int? Limit = null, int? Remain = null);
