using System.Globalization;
using System.Text.RegularExpressions;

namespace NtmLearn.Language;

/// <summary>
/// A figure that a question brings along to have it confirmed: "có tới 10 nội dung phải không". It is to be checked
/// against the documents, not to be found there.
/// </summary>
/// <param name="Figure">The figure as it stands in the question, folded.</param>
/// <param name="Kind">What the question really asks for.</param>
/// <param name="Noun">The folded noun that is counted, when something is.</param>
public sealed partial record Premise(string Figure, QuestionKinds Kind, string? Noun)
{
    /// <summary>The figure to be confirmed; null when the question has none or does not ask to confirm.</summary>
    public static Premise? Find(string text)
    {
        var tokens = Tokens.Split(text);
        var folded = $" {string.Join(' ', tokens.Select(t => t.Folded))} ";
        if (!Confirming().IsMatch(folded))
        {
            return null;
        }

        if (Date().Match(folded) is { Success: true } date)
        {
            return new Premise(date.Groups["n"].Value, QuestionKinds.When, null);
        }

        var counted = Counted().Match(folded);
        counted = counted.Success ? counted : InWords().Match($" {string.Join(' ', tokens.Select(t => t.Key))} ");
        if (!counted.Success)
        {
            return null;
        }

        var noun = VietnameseText.Fold(counted.Groups["noun"].Value);
        return noun.Split(' ')[0] is "ty" or "ti" or "trieu" or "dong" or "nghin" or "ngan" ? new Premise(counted.Groups["n"].Value, QuestionKinds.Money, null)
            : noun.Split(' ')[0] is "phan" ? new Premise(counted.Groups["n"].Value, QuestionKinds.Percentage, null)
            : new Premise(VietnameseText.Fold(counted.Groups["n"].Value), QuestionKinds.HowMany, noun);
    }

    /// <summary>Whether a word of the question is the figure.</summary>
    public bool Is(string foldedWord) => foldedWord == Figure || Figure.Split('/', '-') is { Length: > 1 } parts && parts.Contains(foldedWord)
        || (int.TryParse(foldedWord, NumberStyles.None, CultureInfo.InvariantCulture, out var one)
            && int.TryParse(Figure, NumberStyles.None, CultureInfo.InvariantCulture, out var other) && one == other);

    [GeneratedRegex(@" (phai|dung) (khong|hong|hong|ko|k|hem|hok|chua|ha|hay khong|vay khong|a)( \w+)? $| co (phai|dung) | (dung|phai) khong | nghe (noi|dau|don|ke|bao|ai) | (bao|dai|tivi|ti vi) (chi )?(noi|dua|viet) | (nguoi ta|hang xom|co nguoi) (noi|bao|keu) | (thoi|luon|lan|co) (ha|a|hen|sao) $| that (khong|ha|sao) $| (sai|trat|lon) (khong|chua|ha|hong) | (phai|dung) (\w+ ){1,3}khong( \w+)? $")]
    private static partial Regex Confirming();

    [GeneratedRegex(@" (den|toi|truoc|vao|qua|sang|tu|het|tan) nam (?<n>(19|20)\d\d) | (thang|ngay) (?<n>\d{1,2}) | (?<n>\d{1,2}[/-]\d{1,2}[/-](19|20)\d\d) ")]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<! (so|tieu|chi|hoach|thu|dieu|khoan|muc|nam|thang|quy|ngay|quyet|dinh|chuong|phan|cap)) (?<n>\d{1,3}) (?<noun>noi dung|(?!(phai|trong|dung|co|la|va|hay|thi|moi|thang|nam|ngay|lan|nay|kia|lon) )[a-z]+( (?!phai|dung|khong|co|la|thi|trong|cua|duoc)[a-z]+)?) ")]
    private static partial Regex Counted();

    /// <summary>A number word is also a name or an ordinary syllable: only after a word that leads a number in.</summary>
    [GeneratedRegex(@" (có|chỉ|tới|gồm|tận|đủ|cả|là|đến|giao|nêu|ghi|thấy|ra) (?<n>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?<noun>nội dung|(?!trong )\p{L}+( (?!phải|đúng|không|có|là|thì|trong|của|được)\p{L}+)?) ")]
    private static partial Regex InWords();
}
