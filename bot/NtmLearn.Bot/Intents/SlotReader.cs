using NtmLearn.Language;

namespace NtmLearn.Bot.Intents;

/// <summary>Reads the particulars of a request: phone, topic of a class, unit, number of people.</summary>
internal static class SlotReader
{
    private static readonly (string Topic, PhraseSet Words)[] Topics =
    [
        ("dịch vụ công", PhraseSet.Of("dịch vụ công", "dvc", "nộp hồ sơ", "thủ tục trên mạng", "public services")),
        ("bán hàng qua mạng", PhraseSet.Of("bán hàng", "livestream", "thương mại điện tử", "bán online", "bán trên mạng", "lên sàn", "selling online")),
        ("thanh toán không tiền mặt", PhraseSet.Of("thanh toán", "chuyển khoản", "không tiền mặt", "không dùng tiền mặt", "ví điện tử", "quét mã trả tiền")),
        ("an toàn trên mạng", PhraseSet.Of("an toàn", "lừa đảo", "bảo mật", "safe internet")),
        ("VNeID", PhraseSet.Of("vneid", "định danh điện tử")),
        ("dùng điện thoại", PhraseSet.Of("xài điện thoại", "dùng điện thoại", "sử dụng điện thoại", "smartphone", "điện thoại thông minh")),
        ("chuyển đổi số", PhraseSet.Of("chuyển đổi số", "cđs", "cds", "digital transformation")),
    ];

    private static readonly PhraseSet UnitWords = PhraseSet.Of("xã", "phường", "thị trấn", "huyện", "thị xã", "ấp", "khóm", "thôn");

    private static readonly HashSet<string> NotUnitNames =
    [
        "toi", "minh", "em", "nao", "tui", "nay", "khac", "hoi", "co", "la", "thi", "ntm", "nong", "thong", "moi", "gi", "kia", "do", "da", "gan",
        "ta", "va", "duoc", "chua", "se", "khong", "dang", "phai", "hay", "o", "cua", "con", "len", "thuoc", "sao"
    ];

    public static Dictionary<string, string> Read(Intent intent, string text, IReadOnlyList<MessageWord> words)
    {
        var slots = new Dictionary<string, string>(StringComparer.Ordinal);
        if (intent == Intent.LinkPhone && Phone(text) is { } phone)
        {
            slots["phone"] = phone;
        }

        if (Topics.FirstOrDefault(topic => topic.Words.IsIn(words)).Topic is { } found)
        {
            slots["topic"] = found;
        }

        if (Unit(text, words) is { } unit)
        {
            slots["unit"] = unit;
        }

        if (intent == Intent.LogOutreach && People(words) is { } people)
        {
            slots["people"] = people;
        }

        return slots;
    }

    private static string? Phone(string text)
    {
        var clean = MessageText.Clean(text);
        var folded = new string(MessageText.Shadow(clean));
        var found = new List<MaskSpan>();
        NumberSpans.Find(folded, [], found);
        if (found.Where(span => span.Kind == PersonalDataKind.PhoneNumber).ToList() is not [var span, ..])
        {
            return null;
        }

        var digits = string.Concat(folded[span.Start..span.End].Where(char.IsAsciiDigit));
        return digits switch
        {
            ['0', '0', '8', '4', .. var rest] => "+84" + rest,
            ['8', '4', .. var rest] when rest.Length >= 9 => "+84" + rest.TrimStart('0'),
            ['0', .. var rest] => "+84" + rest,
            _ => null,
        };
    }

    /// <summary>"xã Lương Hòa A": up to three syllables after the word, while they are capitalised or the first is plain.</summary>
    private static string? Unit(string text, IReadOnlyList<MessageWord> words)
    {
        var clean = VietnameseText.Normalise(DisguisedText.Readable(text.Length > 1000 ? text[..1000] : text));
        foreach (var (start, end) in UnitWords.Hits(words))
        {
            if (end >= words.Count || NotUnitNames.Contains(words[end].Folded) || (words[end].IsNumber && words[start].Folded is not ("ap" or "khom" or "phuong")))
            {
                continue;
            }

            var last = end;
            while (last + 1 < words.Count && last - end < 3 && words[end].IsCapitalised && words[last + 1].IsCapitalised)
            {
                last++;
            }

            if (!words[end].IsCapitalised && !words[end].IsNumber && end + 1 < words.Count && !NotUnitNames.Contains(words[end + 1].Folded))
            {
                last = end + 1;
            }

            return clean[words[start].Start..words[last].End];
        }

        return null;
    }

    private static string? People(IReadOnlyList<MessageWord> words)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i].IsNumber && words[i].Folded.Length <= 5 && words[i + 1].Folded is "nguoi" or "ba" or "chi" or "luot" or "hoi" or "dan" or "ho")
            {
                return words[i].Folded;
            }
        }

        return null;
    }
}
