using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;
using NtmLearn.Language;

namespace NtmLearn.Bot.Answers;

/// <summary>The answer to a message that asks the documents something.</summary>
/// <param name="Understood">The question after repair, in Vietnamese.</param>
/// <param name="Lines">Frames and quotations, one a line; empty unless answered.</param>
/// <param name="Near">Titles of the nearest topics, best first, when there is no answer.</param>
public sealed record DocumentAnswer(
    AnswerStatus Status,
    double Confidence,
    string Understood,
    IReadOnlyList<string> Lines,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<Passage> Near,
    IReadOnlyList<ReceiptPassage> Considered)
{
    /// <summary>More than diacritics was changed and the answer is not beyond doubt: the person is told what was understood.</summary>
    public bool WorthTelling { get; init; }
}

/// <summary>Answers questions from the published documents by exact quotation.</summary>
public sealed class QuestionAnswerer(KnowledgeHolder holder)
{
    private const int NearTopics = 3;

    /// <param name="text">Masked text of the message.</param>
    /// <param name="repaired">The same, repaired.</param>
    /// <param name="language">Its language, for the glossaries.</param>
    /// <param name="lastQuestion">The question of the last answered turn, when this one may lean on it.</param>
    /// <param name="today">The day in the province.</param>
    public DocumentAnswer Answer(string text, RepairedQuestion repaired, ReplyLanguage language, string? lastQuestion, DateOnly today)
    {
        var knowledge = holder.Current;
        var whole = language == ReplyLanguage.Vietnamese
            ? knowledge.Finder.Read(repaired)
            : Read(knowledge, AskedLanguage.ToVietnamese(text, language, knowledge.Words), language);
        var texts = QuestionSplitter.Split(whole.Text);
        List<Question> parts = [whole];
        if (texts.Count > 1)
        {
            // Later questions lean on the first: "…, ai làm cùng?".
            var read = texts.Select(p => Read(knowledge, p, language)).ToList();
            for (var i = read.Count - 1; i > 0; i--)
            {
                // "…, kể luôn đi" asks nothing new: it says how the question before is to be answered.
                if (read[i].Kinds == QuestionKinds.List && read[i].Terms.All(t => t.Importance < 0.5))
                {
                    read[i - 1] = read[i - 1] with { Kinds = read[i - 1].Kinds | QuestionKinds.List };
                    read.RemoveAt(i);
                }
            }

            parts = [.. read.Select((part, i) => Remember(part, i == 0 ? [] : read[0].Terms))];
        }
        else if (lastQuestion is not null && LeansOnLast(whole))
        {
            parts = [Remember(whole, Read(knowledge, lastQuestion, ReplyLanguage.Vietnamese).Terms)];
        }

        var findings = parts.ConvertAll(p => knowledge.Finder.Find(p, today));
        if (findings is [{ Confidence: < Calibration.SureAlone }] && ActorToConfirm.AskWho(whole.Text) is { } who
            && knowledge.Finder.Find(Read(knowledge, who, language), today) is { Quotations.Count: > 0, Confidence: >= Calibration.SureAlone } finding)
        {
            findings = [finding];
        }

        return Combine(knowledge, whole, findings);
    }

    private static Question Read(Knowledge knowledge, string text, ReplyLanguage language) => knowledge.Finder.Read(
        language == ReplyLanguage.Vietnamese ? knowledge.Index.Spelling.Repair(text, knowledge.Words.Language) : AskedLanguage.AsWritten(text));

    private static Question Remember(Question question, IReadOnlyList<QuestionTerm> before)
    {
        var known = question.Terms.Select(t => t.ToString()).ToHashSet();
        return question with
        {
            Terms = [.. question.Terms, .. before.Where(t => !known.Contains(t.ToString())).Select(t => t with { IsRemembered = true })],
        };
    }

    /// <summary>"Còn cấp xã thì sao?": opens as a follow-up, or says so little that it cannot stand alone.</summary>
    private static bool LeansOnLast(Question question)
    {
        var first = question.Repaired.Tokens.Select(t => t.Folded).FirstOrDefault();
        return first is "con" or "the" or "vay" or "roi"
            || question.Terms.Sum(t => t.Importance) < 1
            || question.Repaired.Tokens.Any(t => t.Key is "đó" or "này" or "ấy" or "nó") && question.Terms.Count <= 2;
    }

    private static DocumentAnswer Combine(Knowledge knowledge, Question whole, List<Finding> findings)
    {
        var quotations = new List<Quotation>();
        foreach (var same in findings.SelectMany(f => f.Quotations).GroupBy(q => q.Statement))
        {
            // Two items of one row, each with its number before it, stay apart.
            if (same.Select(q => q.Frame).Distinct().Count() == same.Count() && same.All(q => q.Frame is not null))
            {
                quotations.AddRange(same);
                continue;
            }

            // Several questions answered by one sentence are quoted for together.
            var quotation = same.Count() == 1 ? same.First() : knowledge.Finder.Quote(whole, same.Key);
            quotations.Add(quotations.Exists(q => q.SharesActor(quotation)) ? quotation with { Spans = [.. quotation.Spans.Skip(1)] } : quotation);
        }

        // What only a later, leaning question found is no answer to the message when its main question has none.
        if (findings.Count > 1 && findings[0].Quotations.Count == 0 && findings.Max(f => f.Confidence) < Calibration.SureAlone)
        {
            quotations.Clear();
        }

        var near = findings.SelectMany(f => f.Near).OrderByDescending(r => r.Score).ToList();
        var status = quotations.Count > 0 ? AnswerStatus.Answered
            : findings.Exists(f => f.Status == AnswerStatus.NotInDocuments) ? AnswerStatus.NotInDocuments
            : findings[0].Status;
        var confidence = findings.Max(f => f.Confidence);
        return new DocumentAnswer(
            status,
            confidence,
            whole.Text,
            [.. quotations.SelectMany(q => q.Render(TextOf(knowledge, q)).Split('\n'))],
            [.. quotations.Select(q => Cite(knowledge, q))],
            [.. near.Select(r => r.Statement.Passage).Distinct().Take(NearTopics)],
            [.. near.Take(5).Select(r => new ReceiptPassage(r.Statement.Passage.DocumentId, r.Statement.Passage.Anchor, Math.Round(r.Score, 4)))])
        {
            WorthTelling = whole.Repaired.WorthTelling && confidence < Calibration.BeyondDoubt,
        };
    }

    private static string TextOf(Knowledge knowledge, Quotation quotation) =>
        knowledge.Find(quotation.Statement.Passage.DocumentId)!.Document.Text;

    /// <summary>A citation holds only spans that were read from the document a moment ago, so each is found there.</summary>
    private static Citation Cite(Knowledge knowledge, Quotation quotation)
    {
        var document = knowledge.Find(quotation.Statement.Passage.DocumentId)!.Document;
        var passage = quotation.Statement.Passage;
        return new Citation(
            document.DocumentId,
            document.Title,
            document.Number,
            document.IssuedOn,
            passage.Anchor,
            passage.HeadingPath.Count > 0 ? passage.HeadingPath[^1] : document.Title,
            document.ValidTo,
            [.. quotation.Spans.Select(s => new CitationSpan(s.Start, s.End, document.Text[s.Start..s.End]))]);
    }
}
