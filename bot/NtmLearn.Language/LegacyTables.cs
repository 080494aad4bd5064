using System.Collections.Frozen;
using System.Text;

namespace NtmLearn.Language;

/// <summary>
/// The legacy encodings as their bytes look when read as Windows-1252. Built from how the encodings are made: TCVN3 has a
/// sign for each small letter; VNI puts the mark after the letter.
/// </summary>
internal static class LegacyTables
{
    /// <summary>Each letter with its five toned forms in the order of the TCVN3 signs: huyền, hỏi, ngã, sắc, nặng.</summary>
    private static readonly (char Letter, string Signs)[] Tcvn3Tones =
    [
        ('a', "µ¶·¸¹"), ('ă', "»¼½¾Æ"), ('â', "ÇÈÉÊË"), ('e', "ÌÎÏÐÑ"), ('ê', "ÒÓÔÕÖ"), ('i', "×ØÜÝÞ"),
        ('o', "ßáâãä"), ('ô', "åæçèé"), ('ơ', "êëìíî"), ('u', "ïñòóô"), ('ư', "õö÷øù"), ('y', "úûüýþ"),
    ];

    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    /// <summary>Capitals with a tone have no sign in TCVN3: the small sign stands, in a font that draws capitals.</summary>
    public static readonly FrozenDictionary<char, char> Tcvn3 = BuildTcvn3();

    /// <summary>One sign or two, the longest first.</summary>
    public static readonly FrozenDictionary<string, char> VniWindows = BuildVniWindows();

    private static FrozenDictionary<char, char> BuildTcvn3()
    {
        var table = new Dictionary<char, char>();
        foreach (var (sign, letter) in "¡¢£¤¥¦§¨©ª«¬\u00AD®".Zip("ĂÂÊÔƠƯĐăâêôơưđ"))
        {
            table[sign] = letter;
        }

        foreach (var (letter, signs) in Tcvn3Tones)
        {
            for (var tone = 0; tone < Tones.Length; tone++)
            {
                table[signs[tone]] = Compose(letter, Tones[tone]);
            }
        }

        return table.ToFrozenDictionary();
    }

    private static FrozenDictionary<string, char> BuildVniWindows()
    {
        var small = new Dictionary<string, char> { ["ñ"] = 'đ', ["ô"] = 'ơ', ["ö"] = 'ư' };
        foreach (var (sign, letter) in "ìæóíò".Zip("ìỉĩíị"))
        {
            small[sign.ToString()] = letter;
        }

        foreach (var (bearer, letter) in new[] { ("a", 'a'), ("e", 'e'), ("o", 'o'), ("u", 'u'), ("y", 'y'), ("ô", 'ơ'), ("ö", 'ư') })
        {
            AddMarks(small, bearer, letter, "øûõùï");
        }

        foreach (var (bearer, letter) in new[] { ("a", 'â'), ("e", 'ê'), ("o", 'ô') })
        {
            small[bearer + "â"] = letter;
            AddMarks(small, bearer, letter, "àåãáä");
        }

        small["aê"] = 'ă';
        AddMarks(small, "a", 'ă', "èúüéë");
        small.Remove("yï");
        small["î"] = 'ỵ';

        var table = new Dictionary<string, char>(small);
        foreach (var (signs, letter) in small)
        {
            var capital = char.ToUpperInvariant(letter);
            table[signs.ToUpperInvariant()] = capital;
            if (signs.Length == 2)
            {
                // Typed with the shift key let go early: "Aâ" is met as often as "AÂ".
                table[char.ToUpperInvariant(signs[0]) + signs[1..]] = capital;
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void AddMarks(Dictionary<string, char> table, string bearer, char letter, string marks)
    {
        for (var tone = 0; tone < Tones.Length; tone++)
        {
            table[bearer + marks[tone]] = Compose(letter, Tones[tone]);
        }
    }

    private static char Compose(char letter, char tone) => $"{letter}{tone}".Normalize(NormalizationForm.FormC)[0];
}
