using System.Text.RegularExpressions;

namespace NtmLearn.Bot.Answers;

/// <summary>Recognises a text that tells of another document ("… UBND tỉnh ban hành Kế hoạch số 38/KH-UBND …").</summary>
internal static partial class Reports
{
    /// <summary>The document that the sentence says was issued; null when it says none.</summary>
    public static string? On(string sentence) =>
        Issued().Match(sentence) is { Success: true } match ? match.Groups["what"].Value : null;

    /// <summary>The words from the start of the sentence to the end of that document's number.</summary>
    public static TextSpan Clause(Statement statement)
    {
        var match = Issued().Match(statement.Text);
        return new TextSpan(statement.Span.Start, statement.Span.Start + match.Index + match.Length);
    }

    /// <summary>"Người viết bài: …".</summary>
    public static bool NamesWriter(string sentence) => Writer().IsMatch(sentence);

    /// <summary>"Đây là bài giới thiệu …, không phải toàn văn".</summary>
    public static bool SaysItIsNoOriginal(string sentence) => NoOriginal().IsMatch(sentence);

    [GeneratedRegex(@"^(Người viết( bài)?|Tác giả( bài viết)?)\s*:")]
    private static partial Regex Writer();

    [GeneratedRegex(@"^Đây là .*không phải (là )?(toàn văn|nguyên văn|bản gốc)")]
    private static partial Regex NoOriginal();

    [GeneratedRegex(@"ban hành (?<what>(Kế hoạch|Quyết định|Nghị quyết|Chỉ thị|Hướng dẫn|Thông báo|Công văn|Đề án|Chương trình|Nghị định|Thông tư) số \d{1,5}/[\p{Lu}\d]+(-\p{L}+)*)")]
    private static partial Regex Issued();
}
