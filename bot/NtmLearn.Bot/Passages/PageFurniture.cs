using System.Text.RegularExpressions;
using NtmLearn.Language;

namespace NtmLearn.Bot.Passages;

/// <summary>Words of a web page that are not of the document: pagers, "other news", share buttons.</summary>
internal static partial class PageFurniture
{
    public static bool Is(string line)
    {
        var folded = VietnameseText.Fold(line).Trim(' ', '.', ':', '>', '<', '|', '»', '«', '…');
        return folded.Length == 0
            || !folded.Any(char.IsLetterOrDigit)
            || Pager().IsMatch(folded)
            || Label().IsMatch(folded);
    }

    [GeneratedRegex(@"^(\d{1,3}\s*)+(\.{2,}|…|\s)*$")]
    private static partial Regex Pager();

    [GeneratedRegex(@"^(tin (khac|moi|lien quan|cung chuyen muc|tuc|noi bat)|bai (viet )?(khac|lien quan|cung chuyen muc)|xem them|doc them|xem tiep|chia se( facebook| zalo)?|in (trang|bai viet|bai)|gui (email|bai viet)|quay lai|tro ve|len dau trang|trang (chu|truoc|sau|dau|cuoi)|dau trang|binh luan|y kien ban doc|gui y kien|facebook|zalo|twitter|tweet|share|like|print|email|rss|dang nhap|dang ky|luot (xem|doc|truy cap).*|so lan (xem|doc).*|tu khoa.*|tags?|ban quyen thuoc.*|copyright.*|ban dang o.*)$")]
    private static partial Regex Label();
}
