using NtmLearn.Bot.Passages;
using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>What the documents give for one question.</summary>
/// <param name="Status">Answered, Clarify, NotInDocuments or OutOfScope.</param>
/// <param name="Near">Nearest statements: topics to offer when there is no answer.</param>
internal sealed record Finding(
    AnswerStatus Status,
    double Confidence,
    IReadOnlyList<Quotation> Quotations,
    IReadOnlyList<RankedStatement> Near);

/// <summary>Searches, ranks, decides and quotes. The decision is three-way: answer, ask back, refuse.</summary>
internal sealed class AnswerFinder(Knowledge knowledge)
{
    private const int CandidatePassages = 40;
    private const int ScoredPassages = 16;
    private const int SearchAllBelow = 600;

    /// <summary>How far down a statement may stand that has what the best one lacks.</summary>
    private const int BesideWithin = 12;

    /// <summary>Longest two quotations together when each has a part of what is asked, in words.</summary>
    private const int MaxTogether = 116;

    private readonly StatementRanker ranker = new(knowledge.Statements);
    private readonly QuestionReader reader = new(knowledge.Lexicon, knowledge.Words.MustState);
    private readonly QuotationComposer composer = new();
    private readonly ILookup<string, Statement> byPassage = knowledge.Statements.Statements.ToLookup(s => StatementRanker.Key(s.Passage));

    public Question Read(RepairedQuestion repaired) => reader.Read(repaired, knowledge.Statements, knowledge.Index.Spelling.IsWord);

    /// <summary>Statements in the order in which they cover the question.</summary>
    public List<RankedStatement> Rank(Question question, DateOnly today)
    {
        var all = knowledge.Statements.Statements.Count <= SearchAllBelow;
        var hits = knowledge.Index.Search(question.Repaired, all ? ScoredPassages : CandidatePassages, today);
        var top = hits.Count > 0 ? hits[0].Score : 1;
        var passageScores = hits.ToDictionary(h => StatementRanker.Key(h.Passage), h => h.Score / top);
        var candidates = all
            ? knowledge.Statements.Statements
            : hits.SelectMany(h => byPassage[StatementRanker.Key(h.Passage)]);
        return ranker.Rank(question, candidates, passageScores);
    }

    public Finding Find(Question question, DateOnly today)
    {
        if (question.Kinds.HasFlag(QuestionKinds.Picture) && Pictures(question) is { } pictures)
        {
            return pictures;
        }

        if (question.Terms.Count == 0)
        {
            return new Finding(AnswerStatus.OutOfScope, 0, [], []);
        }

        if ((About(question) ?? Abbreviation(question) ?? Opening(question)) is { } special)
        {
            return special;
        }

        var ranked = Rank(question, today);
        if (ranked.Count == 0)
        {
            return new Finding(AnswerStatus.OutOfScope, 0, [], []);
        }

        var best = ranked[0];
        var answer = ranked.Find(r => AnswerKinds.CanAnswer(question, r.Statement));
        var unknown = ranker.UnknownShare(question);
        var confidence = Calibration.Confidence(best, answer, unknown, question);
        if (answer is null || confidence < Calibration.Answer)
        {
            return new Finding(best.Coverage < Calibration.OnSubject ? AnswerStatus.OutOfScope : AnswerStatus.NotInDocuments, confidence, [], ranked);
        }

        return new Finding(AnswerStatus.Answered, confidence, Quote(question, answer, ranked), ranked);
    }

    /// <summary>Quotes a statement again for several questions that it answers together.</summary>
    public Quotation Quote(Question question, Statement statement) =>
        composer.Compose(question, new RankedStatement(statement, 1, 1), TextOf(statement));

    /// <summary>
    /// The best statement, and a second one when it is about as good and both stay short. A bare keyword does not say
    /// which document is meant, so another document that has it is shown too.
    /// </summary>
    private List<Quotation> Quote(Question question, RankedStatement answer, List<RankedStatement> ranked)
    {
        var first = composer.Compose(question, answer, TextOf(answer.Statement));
        var quotations = new List<Quotation> { first };
        var second = question.Kinds == QuestionKinds.None
            ? ranked.Find(r => r.Statement.Passage.DocumentId != answer.Statement.Passage.DocumentId && r.Coverage >= Calibration.KeywordAlso)
            : ranked.Find(r => r != answer && r.Score >= answer.Score * Calibration.AsGood
                && ((!first.IsList && question.Ordinal is null) || r.Statement.Passage.DocumentId != answer.Statement.Passage.DocumentId));
        if (second is not null && AnswerKinds.CanAnswer(question, second.Statement) && second.Statement.Passage.Kind is PassageKind.Paragraph or PassageKind.List)
        {
            var other = composer.Compose(question, second, TextOf(second.Statement));
            if (first.WordCount(TextOf(answer.Statement)) + other.WordCount(TextOf(second.Statement)) <= QuotationComposer.MaxWords)
            {
                quotations.Add(other);
            }
        }

        if (quotations.Count == 1 && Beside(question, answer, ranked) is { } beside)
        {
            var other = composer.Compose(question with { Terms = [.. question.Terms.Where(t => Covers(beside.Statement, t))] }, beside, TextOf(beside.Statement));
            if (first.WordCount(TextOf(answer.Statement)) + other.WordCount(TextOf(beside.Statement)) <= MaxTogether)
            {
                quotations.Add(other);
            }
        }

        return quotations;
    }

    /// <summary>
    /// "Hội Nông dân và Mặt trận làm gì?": what is joined by "và" may stand in two places. The best statement that has
    /// what the first one lacks.
    /// </summary>
    private RankedStatement? Beside(Question question, RankedStatement answer, List<RankedStatement> ranked)
    {
        var at = question.Terms.Count < 2 ? -1 : $" {question.Text} ".IndexOf(" và ", StringComparison.OrdinalIgnoreCase);
        var missing = at < 0 ? [] : question.Terms
            .Where(t => t.Importance > 0.3 && !t.IsRemembered && t.Variants.Any(v => knowledge.Statements.Knows(v.Run)) && !Covers(answer.Statement, t) && !t.Variants.Any(v => answer.Statement.Far.HasRun(v.Run)))
            .ToList();
        return missing.Count == 0 || missing.Sum(t => t.Words.Count) < 2
            ? null
            : ranked.Take(BesideWithin).FirstOrDefault(r => r != answer && missing.TrueForAll(t => Covers(r.Statement, t)) && AnswerKinds.CanAnswer(question, r.Statement));
    }

    private static bool Covers(Statement statement, QuestionTerm term) =>
        term.Variants.Any(v => v.Weight >= 0.9 && (statement.Own.HasRun(v.Run) || statement.Near.HasRun(v.Run)));

    /// <summary>Questions about the text itself: who wrote it, is it the original.</summary>
    private Finding? About(Question question)
    {
        if (!question.Kinds.HasFlag(QuestionKinds.Author) && !question.Kinds.HasFlag(QuestionKinds.Original))
        {
            return null;
        }

        foreach (var statement in knowledge.Statements.Statements)
        {
            if (question.Kinds.HasFlag(QuestionKinds.Author) && (statement.Passage.Kind == PassageKind.Byline || Reports.NamesWriter(statement.Text)))
            {
                return Special(new Quotation(statement, Frames.Author, [statement.Span], false));
            }

            if (question.Kinds.HasFlag(QuestionKinds.Original) && Reports.SaysItIsNoOriginal(statement.Text))
            {
                return Special(new Quotation(statement, null, [statement.Span], false));
            }
        }

        foreach (var document in knowledge.Documents.Where(d => d.Document.Number is null))
        {
            var first = knowledge.Statements.Statements.FirstOrDefault(s => s.Passage.DocumentId == document.Document.DocumentId);
            if (question.Kinds.HasFlag(QuestionKinds.Original) && first is not null && Reports.On(first.Text) is { } other)
            {
                return Special(new Quotation(first, Frames.ReportsOn(other), [Reports.Clause(first)], false));
            }
        }

        return null;
    }

    /// <summary>What the captions say, as long as it is not said which of many documents is meant.</summary>
    private Finding? Pictures(Question question)
    {
        var captions = knowledge.Statements.Statements.Where(s => s.Passage.Kind == PassageKind.Caption).ToList();
        if (captions.Count == 0 || captions.DistinctBy(c => c.Passage.DocumentId).Count() > 1)
        {
            return null;
        }

        var tokens = question.Repaired.Tokens;
        var all = Enumerable.Range(1, Math.Max(0, tokens.Count - 1)).Any(i => tokens[i - 1].Key is "hai" or "2" && tokens[i].Folded is "tam" or "anh" or "hinh" or "buc" or "cai");
        var meant = all ? [] : captions.FindAll(c => question.Terms.Any(t => t.Importance > 0.5 && Covers(c, t)));
        return new Finding(
            AnswerStatus.Answered, 1, [.. (question.Ordinal is > 0 and var n && n <= captions.Count ? [captions[n - 1]] : meant.Count > 0 ? meant : captions).Take(2).Select(c => Quote(question, c))], []);
    }

    /// <summary>
    /// "Kế hoạch này cho tỉnh nào, năm nào?", "tóm tắt kế hoạch 38": nothing is asked but the document itself, so the
    /// sentence that introduces it answers, if it can.
    /// </summary>
    private Finding? Opening(Question question)
    {
        var numbers = question.Terms.Where(t => t.IsNumber).Select(t => t.Words[0].Folded).ToList();
        if (!question.Terms.All(t => t.IsNumber || t.Words.All(w => LightWords.Importance(w) < 1)) || !question.Terms.Any(NamesDocument)
            || question.CountedNoun is not null || question.Ordinal is not null || question.Kinds == QuestionKinds.None && numbers.Count == 0)
        {
            return null;
        }

        var meant = knowledge.Statements.Statements.Where(s => s.Passage.Kind == PassageKind.Paragraph)
            .GroupBy(s => s.Passage.DocumentId)
            .Where(d => numbers.TrueForAll(d.First().Far.Has))
            .ToList();
        if (meant.Count != 1)
        {
            return null;
        }

        var opening = meant[0].FirstOrDefault(s => Reports.On(s.Text) is not null) ?? meant[0].First();
        return AnswerKinds.CanAnswer(question, opening) ? Special(Quote(question, opening)) : null;
    }

    private static bool NamesDocument(QuestionTerm term) => DocumentWords.Contains(term.ToString());

    private static readonly HashSet<string> DocumentWords = ["ke hoach", "van ban", "bai", "bai viet", "tai lieu", "quyet dinh", "chuong trinh", "noi dung", "kh"];

    /// <summary>"CĐS là gì": the place where a document writes a short form in brackets after its words.</summary>
    private Finding? Abbreviation(Question question)
    {
        var tokens = question.Repaired.Tokens;
        if (tokens.Count > (question.Text.Contains("viết tắt", StringComparison.OrdinalIgnoreCase) ? 14 : 7) || !question.Kinds.HasFlag(QuestionKinds.Definition))
        {
            return null;
        }

        foreach (var word in tokens.Where(t => t.Typed.Kind == TokenKind.Syllable && t.Typed.Text.Length is > 1 and < 7))
        {
            foreach (var statement in knowledge.Statements.Statements)
            {
                var at = statement.Text.IndexOf($"({word.Typed.Text})", StringComparison.OrdinalIgnoreCase);
                var letters = at > 0 && statement.Text[at + 1] == char.ToUpperInvariant(statement.Text[at + 1]);
                if (letters && FullWords(statement, at, word.Typed.Text.Length) is { } span)
                {
                    return Special(new Quotation(statement, null, [span], false));
                }
            }
        }

        return null;
    }

    /// <summary>As many words before the bracket as the short form has letters, and the bracket.</summary>
    private static TextSpan? FullWords(Statement statement, int bracket, int letters)
    {
        var before = statement.Tokens.Where(t => t.End <= bracket).TakeLast(letters).ToList();
        return before.Count == letters
            ? new TextSpan(statement.Span.Start + before[0].Start, statement.Span.Start + bracket + letters + 2)
            : null;
    }

    private static Finding Special(Quotation quotation) => new(AnswerStatus.Answered, 1, [quotation], []);

    private string TextOf(Statement statement) => knowledge.Find(statement.Passage.DocumentId)!.Document.Text;
}
