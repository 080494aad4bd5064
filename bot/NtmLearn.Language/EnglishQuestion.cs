namespace NtmLearn.Language;

/// <summary>
/// Turns an English question into the Vietnamese words to search for, in about the order of a Vietnamese question:
/// "which department" becomes "sở nào", "what does it do" becomes "làm gì". Words come from the glossary; this only
/// drops what Vietnamese does not say and moves what it says elsewhere. No grammar beyond that.
/// </summary>
public static class EnglishQuestion
{
    /// <summary>Marks a glossary entry that Vietnamese says after the word it goes with: <c>main,~chính</c>.</summary>
    private const char AfterNext = '~';

    private static readonly HashSet<string> Auxiliaries =
        [.. "is are was were am do does did will would should shall can could may might must has have had".Split(' ')];

    /// <summary>Words that Vietnamese leaves out, or that say nothing about the matter.</summary>
    private static readonly HashSet<string> Unsaid =
    [
        .. ("the a an of be been being to in on at by for with from into onto upon as about under within through over per "
            + "this that these those there here it its they them their he she his her him you your yours i we our us my me mine "
            + "also then than so just only please tell show say says said mention mentions mentioned describe described explain "
            + "any some own such same very really actually exactly ever yet still already again get gets got make makes made take takes taken "
            + "set sets out up cover covers covered involve involved involves concern concerned consist ready happen happens happening "
            + "kind kinds sort sorts type types thing things way ways going go goes come comes lot called name named part if that's it's what's "
            + "where's who's let know like want wants need needs s t re ll d").Split(' '),
    ];

    /// <summary>The Vietnamese words, and the share of the words with meaning that the glossary knows.</summary>
    public static (string Text, double Known) Translate(string text, Glossary glossary)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(glossary);
        var words = Tokens.Split(text);
        var (output, known, meaning) = (new List<string>(), 0, 0);
        for (var start = 0; start < words.Count;)
        {
            var end = start + 1;
            while (end < words.Count && !Ends(text, words[end - 1], words[end]))
            {
                end++;
            }

            var clause = new Clause();
            for (var i = start; i < end;)
            {
                i += Read(words, i, end, glossary, clause);
            }

            known += clause.Known;
            meaning += clause.Meaning;
            var mark = end < words.Count ? Mark(text, words[end - 1], words[end]) : "";
            output.Add(string.Join(' ', clause.InOrder()) + mark);
            start = end;
        }

        return (string.Join(' ', output.Where(o => o.Length > 0)), meaning == 0 ? 0 : (double)known / meaning);
    }

    /// <summary>Reads one word or phrase and says how many words it was.</summary>
    private static int Read(IReadOnlyList<Token> words, int at, int end, Glossary glossary, Clause clause)
    {
        var word = words[at].Folded;
        var (found, length) = glossary.Find(words, at, end);
        if (found is not null && (length > 1 || !(Unsaid.Contains(word) || Auxiliaries.Contains(word) || word is "what" or "which" or "where" or "how" or "and" or "or")))
        {
            clause.Say(found.TrimStart(AfterNext), found[0] == AfterNext, isKnown: true);
            return length;
        }

        switch (word)
        {
            case "what" or "which" when at + 1 < end && !Auxiliaries.Contains(words[at + 1].Folded) && words[at + 1].Folded is not ("of" or "about"):
                clause.Say("nào", afterNext: true, isKnown: null);
                break;
            case "what" or "which":
                clause.AtEnd = "gì";
                break;
            case "where":
                clause.AtEnd = "ở đâu";
                break;
            case "how":
                clause.AtEnd = "như thế nào";
                break;
            case "and":
                clause.Say("và", afterNext: false, isKnown: null);
                break;
            case "or":
                clause.Say("hay", afterNext: false, isKnown: null);
                break;
            case "do" when at + 1 == end && clause.AtEnd is not null:
                clause.AtEnd = "làm " + clause.AtEnd;
                break;
            case var _ when Auxiliaries.Contains(word):
                clause.AsksYesNo |= clause.IsEmpty && clause.AtEnd is null;
                break;
            case var _ when Unsaid.Contains(word):
                break;
            default:
                clause.Say(words[at].Text, afterNext: false, isKnown: words[at].Kind != TokenKind.Syllable);
                break;
        }

        return 1;
    }

    private static bool Ends(string text, Token before, Token after) => Mark(text, before, after).Length > 0;

    private static string Mark(string text, Token before, Token after) => text[before.End..after.Start].IndexOfAny([',', '?', ';', '\n', '.']) is var at and >= 0
        ? text[before.End + at] is '\n' or '.' ? "?" : text[before.End + at].ToString()
        : "";

    /// <summary>What one clause says, with the words that wait for their place.</summary>
    private sealed class Clause
    {
        private readonly List<string> said = [];
        private readonly List<string> waiting = [];

        public string? AtEnd { get; set; }

        public bool AsksYesNo { get; set; }

        public int Known { get; private set; }

        public int Meaning { get; private set; }

        public bool IsEmpty => said.Count == 0 && waiting.Count == 0;

        /// <param name="isKnown">Null for a word without meaning of its own.</param>
        public void Say(string words, bool afterNext, bool? isKnown)
        {
            Meaning += isKnown is null ? 0 : 1;
            Known += isKnown is true ? 1 : 0;
            if (afterNext)
            {
                waiting.Insert(0, words);
                return;
            }

            said.Add(words);
            said.AddRange(waiting);
            waiting.Clear();
        }

        public IEnumerable<string> InOrder()
        {
            IEnumerable<string> all = [.. said, .. waiting];
            return AtEnd is not null ? all.Append(AtEnd) : AsksYesNo ? all.Append("không") : all;
        }
    }
}
