using System.Text;

namespace NtmLearn.Bot.Intents;

/// <summary>Splits a message into words, spelling out the commonest chat abbreviations.</summary>
internal static class MessageWords
{
    private static readonly Dictionary<string, string> ChatSpelling = new(StringComparer.Ordinal)
    {
        ["ko"] = "không", ["k"] = "không", ["kg"] = "không", ["hok"] = "không", ["khum"] = "không", ["hong"] = "không",
        ["hem"] = "không", ["kh"] = "không", ["hông"] = "không",
        ["dc"] = "được", ["đc"] = "được", ["dk"] = "đăng ký", ["đk"] = "đăng ký",
        ["sdt"] = "số điện thoại", ["sđt"] = "số điện thoại", ["sđth"] = "số điện thoại",
        ["đt"] = "điện thoại", ["dt"] = "điện thoại",
        ["cccd"] = "căn cước", ["cmnd"] = "chứng minh", ["cmt"] = "chứng minh",
        ["tk"] = "tài khoản", ["stk"] = "số tài khoản", ["pass"] = "mật khẩu", ["password"] = "mật khẩu",
        ["j"] = "gì", ["ji"] = "gì", ["z"] = "vậy", ["dz"] = "vậy", ["v"] = "vậy", ["r"] = "rồi", ["ng"] = "người", ["ngta"] = "người ta",
        ["mn"] = "mọi người", ["lm"] = "làm", ["bik"] = "biết", ["bít"] = "biết", ["bt"] = "biết", ["vs"] = "với",
        ["ntn"] = "như thế nào", ["trc"] = "trước", ["mún"] = "muốn", ["mun"] = "muốn", ["mik"] = "mình", ["e"] = "em", ["hk"] = "không", ["hog"] = "không", ["zo"] = "vô",
        ["hs"] = "hồ sơ", ["gcn"] = "giấy chứng nhận", ["cb"] = "cán bộ", ["ubnd"] = "ủy ban nhân dân", ["hd"] = "hướng dẫn",
        ["hnay"] = "hôm nay", ["bh"] = "bây giờ", ["lg"] = "lương", ["ck"] = "chuyển khoản", ["qd"] = "quy định", ["qđ"] = "quy định",
        ["wa"] = "quá", ["wá"] = "quá", ["thik"] = "thích", ["jup"] = "giúp", ["gium"] = "giùm", ["dum"] = "giùm",
    };

    /// <summary>Words with their place; nothing is spelled out, so a span of words is a span of text.</summary>
    public static List<MessageWord> Of(string clean, string folded) => Split(clean, folded, expand: false);

    /// <summary>Words as meant: chat abbreviations spelled out in place.</summary>
    public static List<MessageWord> Meant(string clean, string folded) => Split(clean, folded, expand: true);

    private static List<MessageWord> Split(string clean, string folded, bool expand)
    {
        var words = new List<MessageWord>();
        var sentence = 0;
        var position = 0;
        while (position < clean.Length)
        {
            if (!IsLetter(clean[position]))
            {
                if (clean[position] is '?' or '!' or '\n' or ';' || (clean[position] == '.' && words.Count > 0))
                {
                    sentence++;
                }

                position++;
                continue;
            }

            var end = position;
            while (end < clean.Length && IsLetter(clean[end]))
            {
                end++;
            }

            Add(words, clean, folded, position, end, sentence, expand);
            position = end;
        }

        return words;
    }

    private static void Add(List<MessageWord> words, string clean, string folded, int start, int end, int sentence, bool expand)
    {
        var lower = clean[start..end].ToLowerInvariant();
        if (expand && lower.Length <= 5 && ChatSpelling.TryGetValue(lower, out var spelled))
        {
            foreach (var syllable in spelled.Split(' '))
            {
                words.Add(new MessageWord(
                    start, end, Canonical(syllable), NtmLearn.Language.VietnameseText.Fold(syllable), false, false, false, sentence));
            }

            return;
        }

        var fold = folded[start..end];
        var plain = string.Equals(lower, fold, StringComparison.Ordinal);
        words.Add(new MessageWord(
            start,
            end,
            plain ? fold : Canonical(lower),
            fold,
            plain,
            char.IsUpper(clean[start]),
            fold.All(char.IsAsciiDigit),
            sentence));
    }

    /// <summary>The syllable with its tone mark moved to the end: hòa and hoà become one.</summary>
    public static string Canonical(string syllable)
    {
        var decomposed = syllable.Normalize(NormalizationForm.FormD);
        var letters = new StringBuilder(decomposed.Length);
        var tone = '\0';
        foreach (var letter in decomposed)
        {
            if (letter is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
            {
                tone = letter;
            }
            else
            {
                letters.Append(letter);
            }
        }

        if (tone != '\0')
        {
            letters.Append(tone);
        }

        return letters.ToString();
    }

    private static bool IsLetter(char letter) =>
        letter < 0x80 ? char.IsAsciiLetterOrDigit(letter) : char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) is
            System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
