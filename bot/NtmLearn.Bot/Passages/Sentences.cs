namespace NtmLearn.Bot.Passages;

/// <summary>Cuts a text at the ends of sentences and lines, for scoring; what is quoted is decided elsewhere.</summary>
internal static class Sentences
{
    public static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var ends = text[i] == '\n'
                || (text[i] is '.' or '?' or '!' or ';' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));
            if (ends)
            {
                if (i > start)
                {
                    yield return text[start..(i + 1)];
                }

                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }
}
