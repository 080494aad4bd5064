namespace NtmLearn.Bot.Intents;

/// <summary>
/// Reads what stands before a number, back to the number or placeholder before it. A number joined to a masked one by
/// "và", "hoặc", a comma or a dash is of the same kind; so a masked text reads as the text it came from.
/// </summary>
internal sealed class NumberContext(string folded, IReadOnlyList<MaskSpan> placed)
{
    private const int Reach = 48;
    private int _from;
    private int _nextPlaced;
    private PersonalDataKind? _before;

    private static readonly (string Words, PersonalDataKind Kind, bool IsExplicit)[] Announcements =
    [
        ("so dien thoai", PersonalDataKind.PhoneNumber, true), ("dien thoai", PersonalDataKind.PhoneNumber, true),
        ("sdt", PersonalDataKind.PhoneNumber, true), ("so dt", PersonalDataKind.PhoneNumber, true),
        ("dt", PersonalDataKind.PhoneNumber, true), ("so may", PersonalDataKind.PhoneNumber, true),
        ("zalo", PersonalDataKind.PhoneNumber, true), ("phone", PersonalDataKind.PhoneNumber, true),
        ("tel", PersonalDataKind.PhoneNumber, true), ("mobile", PersonalDataKind.PhoneNumber, true),
        ("goi", PersonalDataKind.PhoneNumber, false), ("lien he", PersonalDataKind.PhoneNumber, false),
        ("can cuoc", PersonalDataKind.IdentityNumber, true), ("cccd", PersonalDataKind.IdentityNumber, true),
        ("cmnd", PersonalDataKind.IdentityNumber, true), ("cmt", PersonalDataKind.IdentityNumber, true),
        ("chung minh nhan dan", PersonalDataKind.IdentityNumber, true), ("chung minh thu", PersonalDataKind.IdentityNumber, true),
        ("chung minh", PersonalDataKind.IdentityNumber, true), ("dinh danh", PersonalDataKind.IdentityNumber, true),
        ("id card", PersonalDataKind.IdentityNumber, true), ("giay to tuy than", PersonalDataKind.IdentityNumber, true),
        ("so tai khoan", PersonalDataKind.AccountNumber, true), ("stk", PersonalDataKind.AccountNumber, true),
        ("so tk", PersonalDataKind.AccountNumber, true), ("so the", PersonalDataKind.AccountNumber, true),
        ("the atm", PersonalDataKind.AccountNumber, true), ("tai khoan", PersonalDataKind.AccountNumber, false),
        ("tk", PersonalDataKind.AccountNumber, false), ("ngan hang", PersonalDataKind.AccountNumber, false),
        ("agribank", PersonalDataKind.AccountNumber, false), ("vietcombank", PersonalDataKind.AccountNumber, false),
        ("vietinbank", PersonalDataKind.AccountNumber, false), ("bidv", PersonalDataKind.AccountNumber, false),
        ("sacombank", PersonalDataKind.AccountNumber, false), ("techcombank", PersonalDataKind.AccountNumber, false),
        ("mbbank", PersonalDataKind.AccountNumber, false), ("acb", PersonalDataKind.AccountNumber, false),
        ("account", PersonalDataKind.AccountNumber, false), ("card number", PersonalDataKind.AccountNumber, true),
        ("ma so thue", PersonalDataKind.PersonalCode, true), ("mst", PersonalDataKind.PersonalCode, true),
        ("bao hiem", PersonalDataKind.PersonalCode, true), ("bhxh", PersonalDataKind.PersonalCode, true),
        ("bhyt", PersonalDataKind.PersonalCode, true),
    ];

    private static readonly HashSet<string> CountedThings =
    [
        "dong", "d", "vnd", "trieu", "ty", "ti", "nghin", "ngan", "tr", "cu", "usd", "lit", "kg", "tan", "ha", "m2", "nguoi", "ho", "luot", "ban",
        "cai", "san", "don", "dan", "con", "cay"
    ];

    /// <summary>What is announced for the number that starts here.</summary>
    public NumberMeaning At(int start)
    {
        while (_nextPlaced < placed.Count && placed[_nextPlaced].End <= start)
        {
            var span = placed[_nextPlaced++];
            if (span.End > _from)
            {
                (_from, _before) = (span.End, span.Kind);
            }
        }

        var from = Math.Max(_from, start - Reach);
        var gap = folded.AsSpan(from, start - from);
        var line = gap.LastIndexOfAny('\n', '?', '!');
        if (line >= 0)
        {
            gap = gap[(line + 1)..];
            from += line + 1;
        }

        if (from == _from && _before is { } before && IsConnector(gap))
        {
            return new NumberMeaning(before, false);
        }

        return LastAnnouncement(gap);
    }

    /// <summary>A number that is not personal ends the reach of what was announced before it.</summary>
    public void Passed(int end) => (_from, _before) = (end, null);

    public void Masked(MaskSpan span) => (_from, _before) = (span.End, span.Kind);

    /// <summary>True when the words after a number make it an amount: "triệu", "đồng", "lượt người".</summary>
    public static bool CountsSomething(string folded, int end)
    {
        var start = end;
        while (start < folded.Length && start - end < 2 && folded[start] == ' ')
        {
            start++;
        }

        var stop = start;
        while (stop < folded.Length && stop - start < 8 && char.IsAsciiLetterOrDigit(folded[stop]))
        {
            stop++;
        }

        return CountedThings.Contains(folded[start..stop]);
    }

    private static bool IsConnector(ReadOnlySpan<char> gap) =>
        gap.Length <= 6 && gap.Trim(" ,;/-&+().").ToString() is "" or "va" or "hoac" or "hay" or "and";

    private static NumberMeaning LastAnnouncement(ReadOnlySpan<char> gap)
    {
        var best = -1;
        var length = 0;
        NumberMeaning meaning = default;
        foreach (var (words, kind, isExplicit) in Announcements)
        {
            var at = LastWholeWord(gap, words);
            if (at >= 0 && (at + words.Length > best || (at + words.Length == best && words.Length > length)))
            {
                (best, length, meaning) = (at + words.Length, words.Length, new NumberMeaning(kind, isExplicit));
            }
        }

        return meaning;
    }

    /// <summary>Digits may touch the word: "sdt0912345678", "cccd:084…".</summary>
    private static int LastWholeWord(ReadOnlySpan<char> gap, string words)
    {
        var end = gap.Length;
        while (gap[..end].LastIndexOf(words) is var at && at >= 0)
        {
            var after = at + words.Length;
            if ((at == 0 || !char.IsLetterOrDigit(gap[at - 1])) && (after == gap.Length || !char.IsLetterOrDigit(gap[after])))
            {
                return at;
            }

            end = at + words.Length - 1;
        }

        return -1;
    }
}
