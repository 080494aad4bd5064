namespace NtmLearn.Bot.Channels.Zalo.Sending;

/// <summary>Cuts a long text where it hurts least: between paragraphs, else lines, else sentences, else words.</summary>
internal static class MessageSplitter
{
    private static readonly string[] Seams = ["\n\n", "\n", ". ", "! ", "? ", "; ", " "];

    /// <summary>Parts of at most <paramref name="longest"/> signs (UTF-16 units); nothing but white space is lost.</summary>
    public static IReadOnlyList<string> Split(string text, int longest)
    {
        var parts = new List<string>();
        var rest = text.Trim();
        while (rest.Length > longest)
        {
            var end = End(rest, longest);
            parts.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0)
        {
            parts.Add(rest);
        }

        return parts;
    }

    private static int End(string text, int longest)
    {
        foreach (var seam in Seams)
        {
            // A part of a few words helps nobody.
            var at = text.LastIndexOf(seam, longest - 1, StringComparison.Ordinal);
            if (at >= longest / 4)
            {
                return at + seam.TrimEnd().Length is var end && end > at ? Math.Min(end, longest) : at;
            }
        }

        // No letter is cut in two.
        return char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
    }
}
