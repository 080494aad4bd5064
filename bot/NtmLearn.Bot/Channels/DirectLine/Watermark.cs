using System.Globalization;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>The place up to which a client has read. What we cannot read means the beginning: better twice than lost.</summary>
internal static class Watermark
{
    public static long Parse(string? watermark) =>
        long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;
}
