using NtmLearn.Bot.Answers;
using NtmLearn.TestKit;

namespace NtmLearn.Evaluation;

/// <summary>Shows how a question was read and which statements were considered, with their scores.</summary>
internal static class ExplainCommand
{
    public static int Run(IReadOnlyList<string> args)
    {
        var options = new CommandLine(args, "--corpus", "--text");
        using var pipeline = new CasePipeline(Repository.Find("content"), options.Required("--corpus"));
        foreach (var text in options.All("--text"))
        {
            var knowledge = pipeline.Knowledge;
            var language = AskedLanguage.Of(text, knowledge.Words.English);
            var vietnamese = AskedLanguage.ToVietnamese(text, language, knowledge.Words);
            var repaired = language == Bot.Conversations.ReplyLanguage.Vietnamese
                ? knowledge.Index.Spelling.Repair(vietnamese, knowledge.Words.Language)
                : AskedLanguage.AsWritten(vietnamese);
            Console.WriteLine($"{text}\n  {language}: {repaired.Text}");
            foreach (var part in QuestionSplitter.Split(repaired.Text))
            {
                var question = knowledge.Finder.Read(language == Bot.Conversations.ReplyLanguage.Vietnamese ? knowledge.Index.Spelling.Repair(part, knowledge.Words.Language) : AskedLanguage.AsWritten(part));
                Console.WriteLine($"  - {part} [{question.Kinds}] counted: {question.CountedNoun} ordinal: {question.Ordinal}");
                Console.WriteLine($"      must state: {string.Join("; ", question.MustState.Select(m => string.Join(",", m.Select(r => string.Join(" ", r)))))}");
                foreach (var term in question.Terms)
                {
                    Console.WriteLine($"      {term} x{term.Importance:0.00}{(term.IsEveryday ? " everyday" : "")} = {string.Join(", ", term.Variants.Skip(1).Take(8).Select(v => $"{string.Join(' ', v.Run)} {v.Weight:0.00}"))}");
                }

                foreach (var ranked in knowledge.Finder.Rank(question, new DateOnly(2026, 11, 23)).Take(5))
                {
                    Console.WriteLine($"      {ranked.Score:0.000} cov {ranked.Coverage:0.00} {(AnswerKinds.CanAnswer(question, ranked.Statement) ? "can" : "CANNOT")} {ranked.Statement.Passage.DocumentId}#{ranked.Statement.Passage.Anchor}: {ranked.Statement.Text[..Math.Min(90, ranked.Statement.Text.Length)]}");
                }
            }

            var reply = pipeline.Ask(text);
            Console.WriteLine($"  {reply.Status} {reply.Receipt.Confidence:0.00}: {reply.Text.ReplaceLineEndings("\n    ")}");
        }

        return 0;
    }
}
