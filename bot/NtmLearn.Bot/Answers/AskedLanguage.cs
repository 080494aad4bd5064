using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;
using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>Tells the language of a message and gives the Vietnamese words to search for.</summary>
internal static class AskedLanguage
{
    private static readonly HashSet<string> EnglishOnly =
        [.. "the what which who whom whose where when why how is are does did do will would should could please under about with from their they this that these of for and your you my me our have has any tell".Split(' ')];

    /// <summary>English words that people write without meaning anything that is asked for.</summary>
    private static readonly HashSet<string> Borrowed = [.. "check please plz help list share like page link file admin email mail zalo facebook okie reply thanks hello sorry".Split(' ')];

    /// <summary>The language of the words themselves.</summary>
    public static ReplyLanguage Of(string text, Glossary english)
    {
        if (VietnameseText.HasKhmer(text))
        {
            return ReplyLanguage.Khmer;
        }

        var words = Tokens.Split(text);
        if (words.Any(w => w.Key != w.Folded))
        {
            return ReplyLanguage.Vietnamese;
        }

        var sure = words.Count(w => EnglishOnly.Contains(w.Folded));
        var foreign = words.Count(w => w.Kind == TokenKind.Syllable && !EnglishOnly.Contains(w.Folded) && w.Folded.Length > 3 && !VietnameseText.CouldBeSyllable(w.Folded));
        if ((sure + foreign) * 2 < words.Count || sure + foreign == 0)
        {
            return ReplyLanguage.Vietnamese;
        }

        // "the" is also thế or thẻ: one such word needs others that the glossary knows, or that no Vietnamese syllable is like.
        var known = EnglishQuestion.Translate(text, english).Known;
        return (sure > 0 && (known > 0.2 || foreign > 1)) || (foreign > 1 && known > 0.6)
            ? ReplyLanguage.English
            : ReplyLanguage.Vietnamese;
    }

    /// <summary>The message in Vietnamese words, as far as the glossaries go.</summary>
    public static string ToVietnamese(string text, ReplyLanguage language, KnowledgeWords words) => language switch
    {
        ReplyLanguage.English => EnglishQuestion.Translate(text, words.English).Text,
        ReplyLanguage.Khmer => words.Khmer.TranslateRun(text),
        _ => text,
    };

    /// <summary>A Vietnamese message with its English words, if any, in Vietnamese: "budget lấy từ source nào".</summary>
    public static string WithoutEnglish(string text, Glossary english)
    {
        var words = Tokens.Split(text);
        bool IsEnglish(Token word) => word.Kind == TokenKind.Syllable && word.Key == word.Folded && word.Folded.Length > 3 && !Borrowed.Contains(word.Folded) && !VietnameseText.CouldBeSyllable(word.Folded);
        var output = new System.Text.StringBuilder();
        var position = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var (vietnamese, length) = IsEnglish(words[i]) ? english.Find(words, i, words.Count) : (null, 1);
            if (vietnamese is not null)
            {
                output.Append(text, position, words[i].Start - position).Append(vietnamese);
                position = words[i + length - 1].End;
                i += length - 1;
            }
        }

        return position == 0 ? text : output.Append(text, position, text.Length - position).ToString();
    }

    /// <summary>A translated question needs no repair: its words come from our own lists.</summary>
    public static RepairedQuestion AsWritten(string text)
    {
        var tokens = Tokens.Split(text);
        return new RepairedQuestion(text, text, [.. tokens.Select(t => new RepairedToken(t, t.Key))], [], []);
    }
}
