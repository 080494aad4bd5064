using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>Whether a statement can give the kind of answer that a question asks for.</summary>
internal static class AnswerKinds
{
    /// <summary>For the sentence that announces the number asked for, before others that mention it.</summary>
    private const double Announcing = 0.5;

    /// <summary>From 0 to 1: a soft preference used in ordering.</summary>
    public static double Fit(Question question, Statement statement)
    {
        var kinds = question.Kinds;
        var (wanted, met) = (0, 0);
        void Want(QuestionKinds kind, bool has)
        {
            if (kinds.HasFlag(kind))
            {
                wanted++;
                met += has ? 1 : 0;
            }
        }

        var features = statement.Features;
        foreach (var (kind, feature) in Needs)
        {
            Want(kind, (features & feature) != 0 || (kind == QuestionKinds.Who && HasActor(statement)));
        }

        Want(QuestionKinds.HowMany, CountFor(question, statement) is not null);
        Want(QuestionKinds.List, Names(question, statement.Enumeration) || Names(question, statement.List));
        var fit = (wanted == 0 ? 0 : (double)met / wanted) + (Counts(question, statement.Enumeration) || (kinds == QuestionKinds.None && Heads(question, statement.Enumeration)) ? Announcing : 0);
        return question.Ordinal is not null && statement.ItemNumber == 0
            && (Names(question, statement.Enumeration) || Names(question, statement.List)) ? fit + 2
            : AnnouncesSame(question, statement.Enumeration) || AnnouncesSame(question, statement.List) ? fit + 1 : fit;
    }

    /// <summary>The share of the kinds asked for that a stretch of words can give by itself.</summary>
    public static double FitOf(QuestionKinds kinds, StatementFeatures features)
    {
        var (wanted, met) = (0, 0);
        foreach (var (kind, feature) in Needs)
        {
            if (kinds.HasFlag(kind))
            {
                wanted++;
                met += (features & feature) != 0 ? 1 : 0;
            }
        }

        return wanted == 0 ? 0 : (double)met / wanted;
    }

    private static readonly (QuestionKinds Kind, StatementFeatures Feature)[] Needs =
    [
        (QuestionKinds.Who, StatementFeatures.Authority),
        (QuestionKinds.Audience, StatementFeatures.Audience),
        (QuestionKinds.When, StatementFeatures.Date | StatementFeatures.Year),
        (QuestionKinds.Where, StatementFeatures.NamedPlace),
        (QuestionKinds.DocumentNumber, StatementFeatures.DocumentNumber),
        (QuestionKinds.Source, StatementFeatures.Source),
        (QuestionKinds.Why, StatementFeatures.Purpose),
        (QuestionKinds.How, StatementFeatures.Means),
        (QuestionKinds.Frequency, StatementFeatures.Frequency),
    ];

    /// <summary>
    /// Some answers cannot be given without a certain thing in the text: an amount for "how much money", a day for
    /// "when". A statement without it is not an answer, however alike the words are.
    /// </summary>
    public static bool CanAnswer(Question question, Statement statement)
    {
        var kinds = question.Kinds;
        var features = statement.Features;
        return !features.HasFlag(StatementFeatures.Absence)
            && (!kinds.HasFlag(QuestionKinds.Money) || features.HasFlag(StatementFeatures.Money))
            && (!kinds.HasFlag(QuestionKinds.Percentage) || features.HasFlag(StatementFeatures.Percentage))
            && (!kinds.HasFlag(QuestionKinds.Contact) || features.HasFlag(StatementFeatures.Contact))
            && (!kinds.HasFlag(QuestionKinds.DocumentNumber) || features.HasFlag(StatementFeatures.DocumentNumber))
            && (!kinds.HasFlag(QuestionKinds.When) || HasTime(question, statement))
            && (!kinds.HasFlag(QuestionKinds.Duration) || features.HasFlag(StatementFeatures.Duration))
            && (!kinds.HasFlag(QuestionKinds.Frequency) || HasFrequency(question, statement))
            && (!kinds.HasFlag(QuestionKinds.HowMany) || (question.CountedNoun is null ? features.HasFlag(StatementFeatures.Number) : CountFor(question, statement) is not null) || NamesThoseCounted(question, statement))
            && (!kinds.HasFlag(QuestionKinds.Result) || features.HasFlag(StatementFeatures.Result))
            && (!kinds.HasFlag(QuestionKinds.Where) || HasPlace(question, statement))
            && !(question.Ordinal > LongestRow(statement))
            && !kinds.HasFlag(QuestionKinds.PersonName)
            && question.MustState.All(words => words.Any(run => statement.Own.Says(run) || statement.Near.Says(run)));
    }

    /// <summary>"Mấy tổ chức được đề nghị": a sentence that names them one after another lets itself be counted.</summary>
    private static bool NamesThoseCounted(Question question, Statement statement) =>
        statement.Features.HasFlag(StatementFeatures.SeveralAuthorities) && question.CountedNoun is { } noun
        && BodyNouns.Any(n => noun == n || noun.StartsWith(n + " ", StringComparison.Ordinal));

    private static readonly string[] BodyNouns = ["to chuc", "doan the", "hoi", "co quan", "don vi", "hoi doan"];

    /// <summary>How many of the noun asked for there are, when the statement says or lists it.</summary>
    public static int? CountFor(Question question, Statement statement)
    {
        if (question.CountedNoun is not { } noun)
        {
            return null;
        }

        foreach (var enumeration in new[] { statement.Enumeration, statement.List })
        {
            if (enumeration is not null && SameNoun(question, enumeration.Noun, noun))
            {
                return enumeration.Announced ?? enumeration.Items.Count;
            }
        }

        var runs = question.Terms.FirstOrDefault(t => t.Words[0].Folded == noun.Split(' ')[0])?.Variants.Select(v => v.Run)
            ?? [noun.Split(' ')];
        // "01 mô hình xã/ấp" counts communes only for whoever asks about that model.
        var isAbout = question.Terms.Any(t => t.Importance > 0.3 && !noun.StartsWith(t.Words[0].Folded, StringComparison.Ordinal)
            && t.Variants.Any(v => statement.Own.HasRun(v.Run)));
        var words = statement.Tokens;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Kind != TokenKind.Number || !int.TryParse(words[i].Key, out var number))
            {
                continue;
            }

            foreach (var run in runs)
            {
                for (var gap = 1; gap <= (isAbout ? 3 : 1) && i + gap + run.Count <= words.Count; gap++)
                {
                    if (run.Select((w, k) => words[i + gap + k].Folded == w).All(same => same))
                    {
                        return number;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>"mục tiêu": a bare keyword that is what an announced list is called.</summary>
    private static bool Heads(Question question, Enumeration? listed) =>
        listed?.Announced is not null && question.Terms.Count == 1 && listed.Noun.StartsWith(question.Terms[0].ToString(), StringComparison.Ordinal);

    /// <summary>Whether the question names what is listed, or its number.</summary>
    private static bool Names(Question question, Enumeration? listed) => listed is not null && question.Terms.Any(t => t.Variants.Any(v =>
        string.Join(' ', v.Run) is var words
        && (listed.Noun == words || listed.Noun.StartsWith(words + " ", StringComparison.Ordinal)
            || (listed.Announced is { } announced && words == announced.ToString(System.Globalization.CultureInfo.InvariantCulture)))));

    /// <summary>"5 mục tiêu": the number and the noun that the enumeration announces.</summary>
    private static bool AnnouncesSame(Question question, Enumeration? listed) => listed?.Announced is { } announced
        && question.Terms.Any(t => t.IsNumber && t.Words[0].Folded == announced.ToString(System.Globalization.CultureInfo.InvariantCulture))
        && question.Terms.Any(t => !t.IsNumber && t.Variants.Any(v => listed.Noun.StartsWith(string.Join(' ', v.Run), StringComparison.Ordinal)));

    /// <summary>Whether the lead-in charges somebody with the items under it.</summary>
    private static bool HasActor(Statement statement) => statement.LeadIn is not null && Charges.Any(statement.Near.HasRun);

    private static readonly string[][] Charges =
        [["duoc", "giao"], ["de", "nghi"], ["trach", "nhiem"], ["nhiem", "vu"], ["chu", "tri"], ["phan", "cong"], ["phu", "trach"]];

    /// <summary>Whether the things counted in the question are those that are listed.</summary>
    public static bool Counts(Question question, Enumeration? listed) =>
        listed is not null && question.CountedNoun is { } noun && SameNoun(question, listed.Noun, noun);

    private static bool SameNoun(Question question, string listed, string asked)
    {
        bool Alike(string word) => listed == word
            || listed.StartsWith(word + " ", StringComparison.Ordinal)
            || word.StartsWith(listed + " ", StringComparison.Ordinal);
        return Alike(asked) || question.Terms
            .Where(t => asked.StartsWith(t.Words[0].Folded, StringComparison.Ordinal))
            .SelectMany(t => t.Variants)
            .Any(v => Alike(string.Join(' ', v.Run)));
    }

    /// <summary>How far the rows of the statement go, announced or listed; everything goes where there is no row.</summary>
    private static int LongestRow(Statement statement) => (statement.Enumeration ?? statement.List) is { } row
        ? Math.Max(row.Items.Count, row.Announced ?? 0)
        : int.MaxValue;

    private static bool HasTime(Question question, Statement statement)
    {
        if (statement.Features.HasFlag(StatementFeatures.Date))
        {
            return true;
        }

        var folded = VietnameseText.Fold(statement.Text);
        return statement.Features.HasFlag(StatementFeatures.Year)
            && (folded.Contains("den nam ", StringComparison.Ordinal)
                || folded.Contains("truoc nam ", StringComparison.Ordinal)
                || folded.Contains("tu nam ", StringComparison.Ordinal)
                || folded.Contains("trong nam ", StringComparison.Ordinal)
                || VietnameseText.Fold(question.Text).Contains(" nam ", StringComparison.Ordinal));
    }

    /// <summary>"Every how many months" needs a period; "how often" is also answered by "regularly".</summary>
    private static bool HasFrequency(Question question, Statement statement)
    {
        var folded = $" {VietnameseText.Fold(question.Text)} ";
        var wantsPeriod = folded.Contains(" lan ", StringComparison.Ordinal) || folded.Contains(" quy ", StringComparison.Ordinal) || folded.Contains(" thang ", StringComparison.Ordinal);
        var offersIt = folded.Contains(" thuong xuyen ", StringComparison.Ordinal) || folded.Contains(" dinh ky ", StringComparison.Ordinal);
        return statement.Features.HasFlag(StatementFeatures.Frequency)
            && (!wantsPeriod || (offersIt && folded.Contains(" hay ", StringComparison.Ordinal)) || VietnameseText.Fold(statement.Text) is var text
                && (text.Contains("hang ", StringComparison.Ordinal) || text.Contains("moi ", StringComparison.Ordinal)));
    }

    private static bool HasPlace(Question question, Statement statement)
    {
        var folded = $" {VietnameseText.Fold(question.Text)} ";
        var asksCommune = folded.Contains(" xa nao", StringComparison.Ordinal) || folded.Contains(" ap nao", StringComparison.Ordinal)
            || folded.Contains(" huyen nao", StringComparison.Ordinal);
        return statement.Features.HasFlag(asksCommune ? StatementFeatures.NamedCommune : StatementFeatures.NamedPlace);
    }
}
