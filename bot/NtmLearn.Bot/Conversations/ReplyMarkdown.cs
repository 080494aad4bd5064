using System.Globalization;
using System.Text;
using NtmLearn.Bot.Answers;

namespace NtmLearn.Bot.Conversations;

/// <summary>A reply as Web Chat renders it: line breaks kept, nothing of a document taken for markup, numbered sources.</summary>
internal static class ReplyMarkdown
{
    public static string Write(string text, IReadOnlyList<Citation> citations, string baseUrl)
    {
        var markdown = new StringBuilder(text.Length + 64);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\n':
                    markdown.Append("  \n");
                    break;
                case '\\' or '`' or '*' or '_' or '[' or ']' or '<':
                case '#' or '>' when i == 0 || text[i - 1] == '\n':
                    markdown.Append('\\').Append(c);
                    break;
                default:
                    markdown.Append(c);
                    break;
            }
        }

        for (var i = 0; i < citations.Count; i++)
        {
            markdown.Append(CultureInfo.InvariantCulture, $" [{i + 1}]");
        }

        for (var i = 0; i < citations.Count; i++)
        {
            var title = Name(citations[i]).Replace("\\", "", StringComparison.Ordinal).Replace('"', '\'').ReplaceLineEndings(" ");
            markdown.Append(i == 0 ? "\n\n" : "\n")
                .Append(CultureInfo.InvariantCulture, $"[{i + 1}]: {baseUrl}{citations[i].Path} \"{title}\"");
        }

        return markdown.ToString();
    }

    public static string Name(Citation citation) => citation.DocumentNumber is null
        ? $"{citation.DocumentTitle}, {citation.SectionTitle}"
        : $"{citation.DocumentNumber}, {citation.SectionTitle}";
}
