using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace NtmLearn.Bot.Passages;

/// <summary>The facts about a document that stand between two lines of <c>---</c> at the top of a Markdown file.</summary>
internal sealed class FrontMatter
{
    private readonly Dictionary<string, string> values;

    private FrontMatter(Dictionary<string, string> values) => this.values = values;

    public string? this[string key] => values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    /// <summary>Splits a Markdown text into its front matter (null when it has none) and its body.</summary>
    /// <exception cref="DocumentFormatException">The front matter is not closed or is not YAML.</exception>
    public static (FrontMatter? Facts, string Body) Split(string text)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
        {
            return (null, text);
        }

        var end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new DocumentFormatException("Phần đầu tệp mở bằng '---' nhưng không đóng lại; thêm một dòng '---' sau các mục khai báo.");
        }

        try
        {
            var parsed = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object?>>(text[4..(end + 1)]) ?? [];
            var values = parsed.ToDictionary(
                p => p.Key,
                p => Convert.ToString(p.Value, CultureInfo.InvariantCulture)?.Trim() ?? "");
            return (new FrontMatter(values), text[(end + 5)..]);
        }
        catch (YamlException error)
        {
            throw new DocumentFormatException($"Phần khai báo đầu tệp sai cú pháp ở dòng {error.Start.Line + 1}: {error.Message}");
        }
    }

    /// <exception cref="DocumentFormatException">The value is not a date.</exception>
    public DateOnly? Date(string key)
    {
        if (this[key] is not { } value)
        {
            return null;
        }

        return DateOnly.TryParseExact(value, ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new DocumentFormatException($"Ngày '{value}' ở mục '{key}' không đọc được; ghi dạng 2023-04-18.");
    }

    /// <exception cref="DocumentFormatException">The value is not a number.</exception>
    public double Number(string key, double otherwise)
    {
        if (this[key] is not { } value)
        {
            return otherwise;
        }

        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new DocumentFormatException($"Số '{value}' ở mục '{key}' không đọc được; ghi dạng 0.8.");
    }
}
