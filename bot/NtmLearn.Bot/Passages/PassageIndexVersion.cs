using System.Security.Cryptography;
using System.Text;
using NtmLearn.Language;

namespace NtmLearn.Bot.Passages;

/// <summary>Names the content of an index by its hash.</summary>
internal static class PassageIndexVersion
{
    public static string Of(IReadOnlyList<Passage> passages, LanguageData language)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var passage in passages)
        {
            Append(hash, [
                passage.DocumentId, passage.Anchor, passage.DocumentTitle, passage.Text,
                FormattableString.Invariant($"{passage.Kind} {passage.Start} {passage.End} {passage.Weight} {passage.ValidFrom:O} {passage.ValidTo:O}"),
                .. passage.HeadingPath, "?", .. passage.Questions]);
        }

        foreach (var abbreviation in language.Abbreviations)
        {
            Append(hash, [abbreviation.Short, abbreviation.Long]);
        }

        foreach (var (chat, standard) in language.ChatSpellings)
        {
            Append(hash, [chat, standard]);
        }

        foreach (var synonym in language.Synonyms)
        {
            Append(hash, [synonym.Everyday, .. synonym.Official]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static void Append(IncrementalHash hash, IReadOnlyList<string> values)
    {
        foreach (var value in values)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(value));
            hash.AppendData([0]);
        }

        hash.AppendData([1]);
    }
}
