using System.Diagnostics;
using System.Runtime.InteropServices;
using NtmLearn.Bot.Passages;
using NtmLearn.Language;

namespace NtmLearn.Benchmarks;

/// <summary>
/// 10,000 made-up passages of 60 words: how long indexing takes, and searching when warm. Syllables are drawn by Zipf's
/// law and follow each other in fixed habits, so that frequent and rare words and pairs are as common as in real text.
/// </summary>
internal static class PassageBenchmark
{
    private const int PassageCount = 10_000;
    private const int WordsPerPassage = 60;
    private const int QuestionCount = 2_000;
    private const int Syllables = 4_000;

    public static int Run()
    {
        var random = new Random(20230418);
        var words = Vocabulary();
        var texts = Enumerable.Range(0, PassageCount).Select(_ => Text(random, words, WordsPerPassage)).ToList();
        var passages = texts.Select(ToPassage).ToList();
        var questions = Enumerable.Range(0, QuestionCount).Select(i => Question(random, texts, i)).ToList();

        var buildTimes = new List<double>();
        var buildWork = new List<double>();
        PassageIndex? index = null;
        for (var round = 0; round < 3; round++)
        {
            index?.Dispose();
            var started = Stopwatch.GetTimestamp();
            var before = Environment.CpuUsage.TotalTime;
            index = PassageIndex.Build(passages, LanguageData.Empty);
            buildTimes.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            buildWork.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        using (index)
        {
            Measure(index!, questions);
            var before = Environment.CpuUsage.TotalTime;
            var (times, right) = Measure(index!, questions);
            var work = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / QuestionCount;
            times.Sort();
            Console.WriteLine(FormattableString.Invariant($"""
                command   dotnet run -c Release --project tests/NtmLearn.Benchmarks -- passages
                date      {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC
                machine   {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}

                | what | figure |
                |---|---|
                | passages × words | {PassageCount} × {WordsPerPassage} |
                | indexing, cold | {buildTimes[0]:0} ms |
                | indexing, warm (best of 2) | {buildTimes.Skip(1).Min():0} ms |
                | indexing, warm, processor time | {buildWork.Skip(1).Min():0} ms |
                | questions | {QuestionCount} |
                | right passage first | {100.0 * right / QuestionCount:0.0} % |
                | query p50 | {times[times.Count / 2]:0.00} ms |
                | query p99 | {times[(int)(times.Count * 0.99)]:0.00} ms |
                | query, mean processor time | {work:0.00} ms |
                """));
            return 0;
        }
    }

    private static (List<double> Times, int Right) Measure(PassageIndex index, List<(string Text, int Passage)> questions)
    {
        var times = new List<double>(questions.Count);
        var right = 0;
        foreach (var (text, passage) in questions)
        {
            var started = Stopwatch.GetTimestamp();
            var hits = index.Search(text, 10);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            right += hits.Count > 0 && hits[0].Passage.Start == passage ? 1 : 0;
        }

        return (times, right);
    }

    private static string[] Vocabulary()
    {
        var onsets = "b c ch d đ g h kh l m n ng nh ph r s t th tr v x".Split(' ');
        var rhymes = ("a ac ai am an ang anh ao at au ay ăn ăng âm ân âu ây e en eo ê ên i ich in inh iêm iên iêu o oa oan oi on ong "
            + "ô ôi ôn ông ơ ơi ơn u ui un ung ua uôc uôi uông ư ưa ưc ưng ươc ươi ương").Split(' ');
        var all = onsets.SelectMany(o => rhymes.Select(r => o + r)).ToArray();
        new Random(38).Shuffle(all);
        string[] tones = ["", "\u0300", "\u0301", "\u0309", "\u0323"];
        return [.. Enumerable.Range(0, Syllables).Select(i => VietnameseText.PlaceTones(WithTone(all[i % all.Length], tones[i / all.Length % tones.Length])))];
    }

    private static string WithTone(string syllable, string tone)
    {
        var vowel = syllable.IndexOfAny([.. "aăâeêioôơuư"]);
        return syllable.Insert(vowel + 1, tone);
    }

    private static string Text(Random random, string[] words, int length)
    {
        var chosen = new string[length];
        var previous = 0;
        for (var i = 0; i < length; i++)
        {
            // Half of the words follow from the one before, as the second half of a Vietnamese compound does.
            previous = random.Next(2) == 0 && i > 0
                ? ((previous * 31) + random.Next(3)) % words.Length
                : (int)Math.Pow(words.Length, random.NextDouble()) - 1;
            chosen[i] = i % 20 == 19 ? words[previous] + "." : words[previous];
        }

        return string.Join(' ', chosen);
    }

    private static (string Text, int Passage) Question(Random random, List<string> texts, int number)
    {
        var passage = random.Next(texts.Count);
        var words = texts[passage].Replace(".", "").Split(' ');
        var question = string.Join(' ', [.. words.Skip(random.Next(20)).Take(6), .. words.Skip(30 + random.Next(20)).Take(6)]);
        return (number % 2 == 0 ? question : VietnameseText.Fold(question), passage);
    }

    private static Passage ToPassage(string text, int number) => new()
    {
        DocumentId = "benchmark",
        Anchor = $"p{number}",
        HeadingPath = [],
        Kind = PassageKind.Paragraph,
        Start = number,
        End = number + text.Length,
        Text = text,
        DocumentTitle = "",
    };
}
