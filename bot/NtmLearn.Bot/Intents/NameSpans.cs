namespace NtmLearn.Bot.Intents;

/// <summary>
/// Names in an explicit introduction: "tôi tên là …", "họ và tên: …", "mẹ tôi tên …", "tôi là Nguyễn Văn A". Officials
/// and writers named in a question stay: they stand in the documents.
/// </summary>
internal static class NameSpans
{
    private const int LongestName = 6;

    private static readonly PhraseSet NameFollows = PhraseSet.Of(
        "tôi tên là", "tôi tên", "tên tôi là", "tên của tôi là", "tên tôi", "tôi họ tên là", "họ tên tôi là", "họ và tên tôi là", "em tên là",
        "em tên", "tên em là", "tên của em là", "mình tên là", "mình tên", "tên mình là", "tên của mình là", "tui tên là", "tui tên", "tên tui là",
        "tên tui", "con tên là", "con tên", "tên con là", "cháu tên là", "cháu tên", "tên cháu là", "tớ tên là", "tớ tên", "tên là", "họ tên",
        "họ tên là", "họ và tên", "họ và tên là", "tên đầy đủ", "tên đầy đủ là", "người gửi", "ký tên", "tôi tên họ là", "má tôi tên", "mẹ tôi tên",
        "ba tôi tên", "cha tôi tên", "vợ tôi tên", "chồng tôi tên", "con tôi tên", "anh tên", "chị tên", "cô tên", "chú tên", "bà tên", "ông tên",
        "bác tên", "anh tên là", "chị tên là", "cô tên là", "chú tên là", "bà tên là", "ông tên là", "my name is", "my name's", "name is",
        "i am called");

    private static readonly PhraseSet PersonFollows = PhraseSet.Of(
        "tôi là", "em là", "mình là", "tui là", "con là", "cháu là", "đây là", "i am", "i'm", "this is", "tôi", "em");

    private static readonly HashSet<string> Surnames =
    [
        "nguyễn", "trần", "lê", "phạm", "huỳnh", "hoàng", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "thạch", "sơn", "kim",
        "kiên", "lâm", "danh", "châu", "trương", "đinh", "đoàn", "mai", "trịnh", "cao", "lưu", "tô", "hà", "tạ", "quách", "diệp", "tăng", "triệu",
        "liêu", "khưu", "từ", "nhan", "lương", "đào", "vương", "phùng", "thái", "tiêu"
    ];

    private static readonly HashSet<string> FoldedSurnames = [.. Surnames.Select(NtmLearn.Language.VietnameseText.Fold)];

    private static readonly HashSet<string> CanonicalSurnames = [.. Surnames.Select(MessageWords.Canonical)];

    /// <summary>Surnames that, in lower case without diacritics before "thi" or "van", are hardly anything else ("lam thi": làm thì).</summary>
    private static readonly HashSet<string> SurePlainSurnames =
        [
        "nguyen", "tran", "le", "pham", "huynh", "bui", "ngo", "thach", "vo", "truong", "duong", "kim", "trinh", "luu"];

    private static readonly HashSet<string> MiddleNames = ["van", "thi"];

    /// <summary>Words that end a name typed in lower case, and words that are no name at all ("tôi tên gì").</summary>
    private static readonly HashSet<string> Ends =
    [
        "o", "xa", "ap", "muon", "xin", "can", "hoi", "va", "la", "sdt", "so", "dien", "nha", "nam", "sinh", "thuoc", "den", "tu", "ngu", "cccd",
        "cmnd", "can", "email", "gmail", "gi", "j", "nao", "ai", "sao", "the", "vay", "khong", "ko", "cho", "dang", "hien", "tai", "que", "tuoi",
        "nghe", "lam", "co", "duoc", "toi", "em", "minh", "ten", "zalo", "dt", "khom", "phuong", "huyen", "tinh", "nhe", "nha", "a", "ah", "ak",
        "day", "do", "roi", "thi", "va", "and", "from", "live", "phone", "my", "i", "cua", "voi", "trong", "theo", "ke"
    ];

    public static void Find(string clean, string folded, List<MaskSpan> found)
    {
        var words = MessageWords.Of(clean, folded);
        foreach (var (_, end) in NameFollows.Hits(words))
        {
            Add(clean, words, NameFrom(clean, words, end, introduced: true), found);
        }

        foreach (var (_, end) in PersonFollows.Hits(words))
        {
            Add(clean, words, NameFrom(clean, words, end, introduced: false), found);
        }
    }

    /// <summary>A surname and a middle name, or a surname and two more capitalised syllables.</summary>
    public static bool StartsFullName(IReadOnlyList<MessageWord> words, int first) =>
        first + 2 < words.Count
        && IsSurname(words[first])
        && ((MiddleNames.Contains(words[first + 1].Folded)
                && (words[first].IsCapitalised || SurePlainSurnames.Contains(words[first].Folded)))
            || (words[first].IsCapitalised && words[first + 1].IsCapitalised && words[first + 2].IsCapitalised));

    private static void Add(string clean, IReadOnlyList<MessageWord> words, (int First, int Last)? name, List<MaskSpan> found)
    {
        if (name is { } range)
        {
            found.Add(new MaskSpan(words[range.First].Start, words[range.Last].End, PersonalDataKind.PersonName));
        }
    }

    private static (int First, int Last)? NameFrom(string clean, IReadOnlyList<MessageWord> words, int first, bool introduced)
    {
        if (first >= words.Count || !Adjoins(clean, words[first - 1].End, words[first].Start, allowColon: introduced))
        {
            return null;
        }

        var surname = IsSurname(words[first]);
        var middle = first + 1 < words.Count && MiddleNames.Contains(words[first + 1].Folded);
        var capital = words[first].IsCapitalised;
        if (!introduced && !(surname && (middle || (capital && first + 1 < words.Count && words[first + 1].IsCapitalised))))
        {
            return null;
        }

        if (introduced && !capital && !surname && Ends.Contains(words[first].Folded))
        {
            return null;
        }

        var last = first;
        while (last + 1 < words.Count && last + 1 - first < LongestName
            && Adjoins(clean, words[last].End, words[last + 1].Start, allowColon: false)
            && Continues(words, first, last + 1, capital))
        {
            last++;
        }

        return introduced && !capital && !surname && last == first && words[first].Folded.Length > 7 ? null : (first, last);
    }

    private static bool Continues(IReadOnlyList<MessageWord> words, int first, int index, bool capital)
    {
        var word = words[index];
        if (word.IsNumber)
        {
            return false;
        }

        // The second syllable after a surname is "Thị" or "Văn" more often than the verb "thì".
        if (index == first + 1 && MiddleNames.Contains(word.Folded))
        {
            return true;
        }

        if (capital)
        {
            return word.IsCapitalised || (index <= first + 1 && IsSurname(words[first]) && !Ends.Contains(word.Folded));
        }

        return !Ends.Contains(word.Folded) || (word.Folded is "a" && index == first + 2 && MiddleNames.Contains(words[index - 1].Folded));
    }

    private static bool IsSurname(MessageWord word) =>
        word.IsPlain ? FoldedSurnames.Contains(word.Folded) : CanonicalSurnames.Contains(word.Text);

    /// <summary>Only spaces (or a colon after the introduction) stand between.</summary>
    private static bool Adjoins(string clean, int from, int to, bool allowColon)
    {
        for (var i = from; i < to; i++)
        {
            if (clean[i] != ' ' && !(allowColon && clean[i] is ':' or '=' or '"' or '-' or '.'))
            {
                return false;
            }
        }

        return to - from <= 4;
    }
}
