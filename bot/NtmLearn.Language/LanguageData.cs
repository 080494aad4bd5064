namespace NtmLearn.Language;

/// <summary>A short form and what it stands for. The same short form may have several.</summary>
public sealed record Abbreviation(string Short, string Long);

/// <summary>An everyday word and the official words for it.</summary>
public sealed record Synonym(string Everyday, IReadOnlyList<string> Official);

/// <summary>What people know about words that no index can learn: abbreviations, chat spellings, synonyms.</summary>
public sealed class LanguageData
{
    private readonly HashSet<string> _shortForms = new(StringComparer.Ordinal);

    public static LanguageData Empty { get; } = new([], [], []);

    public LanguageData(IEnumerable<Abbreviation> abbreviations, IEnumerable<KeyValuePair<string, string>> chatSpellings, IEnumerable<Synonym> synonyms)
    {
        Abbreviations = [.. abbreviations];
        Synonyms = [.. synonyms];
        var spellings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (chat, standard) in chatSpellings)
        {
            spellings.TryAdd(VietnameseText.Key(chat), VietnameseText.Key(standard));
        }

        ChatSpellings = spellings;
        foreach (var (shortForm, longForm) in Abbreviations)
        {
            var folded = VietnameseText.Fold(VietnameseText.Key(shortForm));
            ShortForms.Add(shortForm, longForm, SyllableShape.CouldBe(folded));
            _shortForms.Add(folded);
            if (folded != VietnameseText.Key(shortForm))
            {
                ShortForms.Add(folded, longForm, SyllableShape.CouldBe(folded));
            }

            LongForms.Add(longForm, shortForm);
        }

        foreach (var synonym in Synonyms)
        {
            foreach (var official in synonym.Official)
            {
                OfficialWords.Add(synonym.Everyday, official);
            }
        }
    }

    public IReadOnlyList<Abbreviation> Abbreviations { get; }

    public IReadOnlyList<Synonym> Synonyms { get; }

    /// <summary>From chat spelling to standard spelling, both as <see cref="VietnameseText.Key"/>.</summary>
    public IReadOnlyDictionary<string, string> ChatSpellings { get; }

    /// <summary>Sentences and words of everyday language in standard spelling.</summary>
    public IReadOnlyList<string> Everyday { get; init; } = [];

    internal PhraseTable ShortForms { get; } = new();

    internal PhraseTable LongForms { get; } = new();

    internal PhraseTable OfficialWords { get; } = new();

    /// <summary>True for one of the abbreviations, typed with or without đ.</summary>
    public bool IsShortForm(string folded) => _shortForms.Contains(folded);

    /// <summary>
    /// Reads the files' text: abbreviations (<c>short,long</c>), chat spellings (<c>chat,standard</c>) and synonyms
    /// (<c>everyday,official</c>, one pair a line or several officials separated by <c>|</c>). Further columns are ignored.
    /// </summary>
    public static LanguageData Read(string abbreviations, string chatSpellings, string synonyms) => new(
        Table.Read(abbreviations).Select(r => new Abbreviation(r["short"], r["long"])).Where(a => a.Short.Length > 0 && a.Long.Length > 0),
        Table.Read(chatSpellings).Select(r => KeyValuePair.Create(r["chat"], r["standard"])).Where(p => p.Key.Length > 0 && p.Value.Length > 0),
        Table.Read(synonyms)
            .GroupBy(r => r["everyday"], StringComparer.Ordinal)
            .Select(g => new Synonym(g.Key, [.. g.SelectMany(r => r["official"].Split(['|', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]))
            .Where(s => s.Everyday.Length > 0 && s.Official.Count > 0));
}
