using System.Collections.Frozen;

namespace NtmLearn.Language;

/// <summary>
/// Whether a run of letters is built like a Vietnamese syllable. A well-built syllable that the documents do not contain
/// is most likely meant as typed; a badly built one is most likely a slip or a foreign name.
/// </summary>
public static class SyllableShape
{
    private static readonly FrozenSet<string> Onsets = FrozenSet.ToFrozenSet(
        ("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x").Split(' '));

    private static readonly FrozenSet<string> Rhymes = FrozenSet.ToFrozenSet((
        "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây "
        + "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
        + "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot "
        + "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uac uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uy uya uych "
        + "uyên uyêt uyn uynh uyt uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
        + "y yêm yên yêng yêt yêu").Split(' '));

    private static readonly FrozenSet<string> FoldedOnsets = Onsets.Select(VietnameseText.Fold).ToFrozenSet();
    private static readonly FrozenSet<string> FoldedRhymes = Rhymes.Select(VietnameseText.Fold).ToFrozenSet();

    /// <summary>True for a syllable in <see cref="VietnameseText.Key"/> form that Vietnamese spelling allows, typed with its diacritics.</summary>
    public static bool IsWellBuilt(string key)
    {
        var tones = 0;
        Span<char> toneless = stackalloc char[8];
        if (key.Length > toneless.Length)
        {
            return false;
        }

        for (var i = 0; i < key.Length; i++)
        {
            tones += Letters.Tone(key[i]) > 0 ? 1 : 0;
            toneless[i] = Letters.WithoutTone(key[i]);
        }

        return tones <= 1 && Fits(new string(toneless[..key.Length]), Onsets, Rhymes);
    }

    /// <summary>True when diacritics could make a Vietnamese syllable of these folded letters.</summary>
    public static bool CouldBe(string folded) => folded.Length <= 8 && Fits(folded, FoldedOnsets, FoldedRhymes);

    private static bool Fits(string toneless, FrozenSet<string> onsets, FrozenSet<string> rhymes)
    {
        if (rhymes.Contains(toneless))
        {
            return true;
        }

        for (var onset = Math.Min(3, toneless.Length); onset > 0; onset--)
        {
            if (!onsets.Contains(toneless[..onset]))
            {
                continue;
            }

            // In "gì" and "gìn" the i is the whole vowel; "quýt" rhymes with "huýt".
            var rhyme = toneless[onset..];
            if (rhymes.Contains(rhyme)
                || (onset == 2 && toneless.StartsWith("gi", StringComparison.Ordinal) && rhymes.Contains(toneless[1..]))
                || (onset == 2 && toneless.StartsWith("qu", StringComparison.Ordinal) && rhymes.Contains(toneless[1..])))
            {
                return true;
            }
        }

        return false;
    }
}
