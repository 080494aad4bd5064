using System.Text;

namespace NtmLearn.Bot.Intents;

/// <summary>
/// Replaces personal data by typed placeholders. Pure, never throws, takes time linear in the length of the text,
/// and leaves its own results as they are. Nothing is refused because of it: the question goes on without the data.
/// </summary>
public static class PersonalDataMasker
{
    // A mask can take away what stood between a number and its context; a few passes reach the fixed point.
    private const int MaxPasses = 6;

    private static readonly (PersonalDataKind Kind, string Words)[] Placeholders =
    [
        (PersonalDataKind.PhoneNumber, "[số điện thoại]"),
        (PersonalDataKind.IdentityNumber, "[số căn cước]"),
        (PersonalDataKind.EmailAddress, "[email]"),
        (PersonalDataKind.AccountNumber, "[số tài khoản]"),
        (PersonalDataKind.DateOfBirth, "[ngày sinh]"),
        (PersonalDataKind.PersonName, "[họ tên]"),
        (PersonalDataKind.HomeAddress, "[địa chỉ]"),
        (PersonalDataKind.PersonalCode, "[mã số cá nhân]"),
        (PersonalDataKind.PassportNumber, "[số hộ chiếu]"),
    ];

    /// <summary>The text in NFC with personal data replaced, and what was found.</summary>
    public static MaskedText Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = MessageText.Clean(text);
        var kinds = new List<PersonalDataKind>();
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var spans = FindSpans(clean);
            if (spans.Count == 0)
            {
                break;
            }

            clean = Replace(clean, spans);
            kinds.AddRange(spans.Select(span => span.Kind));
        }

        return new MaskedText(clean, [.. kinds.Distinct().Order()]);
    }

    /// <summary>The words that stand for a kind of data in a masked text.</summary>
    public static string PlaceholderOf(PersonalDataKind kind) => Placeholders.First(p => p.Kind == kind).Words;

    private static List<MaskSpan> FindSpans(string clean)
    {
        var shadow = MessageText.Shadow(clean);
        var placed = HidePlaceholders(clean, shadow);
        var folded = new string(shadow);
        var found = new List<MaskSpan>();
        EmailSpans.Find(folded, found);
        BirthDateSpans.Find(folded, found);
        PassportSpans.Find(folded, found);
        AddressSpans.Find(folded, found);
        NumberSpans.Find(folded, placed, found);
        SpokenNumberSpans.Find(folded, found);
        NameSpans.Find(clean, folded, found);
        return WithoutOverlaps(found);
    }

    /// <summary>Earlier finders win where two overlap: an address holds its house number.</summary>
    private static List<MaskSpan> WithoutOverlaps(List<MaskSpan> found)
    {
        var ordered = found.Select((span, rank) => (span, rank))
            .OrderBy(x => x.span.Start).ThenBy(x => x.rank).Select(x => x.span);
        var kept = new List<MaskSpan>();
        foreach (var span in ordered)
        {
            if (kept.Count == 0 || span.Start >= kept[^1].End)
            {
                kept.Add(span);
            }
            else if (span.End > kept[^1].End)
            {
                kept[^1] = kept[^1] with { End = span.End };
            }
        }

        return kept;
    }

    private static string Replace(string clean, List<MaskSpan> spans)
    {
        var masked = new StringBuilder(clean.Length);
        var position = 0;
        foreach (var span in spans)
        {
            masked.Append(clean, position, span.Start - position).Append(PlaceholderOf(span.Kind));
            position = span.End;
        }

        return masked.Append(clean, position, clean.Length - position).ToString();
    }

    private static List<MaskSpan> HidePlaceholders(string clean, char[] shadow)
    {
        var placed = new List<MaskSpan>();
        var from = 0;
        while ((from = clean.IndexOf('[', from)) >= 0)
        {
            foreach (var (kind, words) in Placeholders)
            {
                if (string.CompareOrdinal(clean, from, words, 0, words.Length) == 0)
                {
                    Array.Fill(shadow, MessageText.Opaque, from, words.Length);
                    placed.Add(new MaskSpan(from, from + words.Length, kind));
                    break;
                }
            }

            from++;
        }

        return placed;
    }
}
