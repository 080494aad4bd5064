namespace NtmLearn.Bot.Intents;

/// <summary>
/// Subjects that are none of ours, by their own vocabulary (<c>content/language/off-topic.csv</c>, <c>topic,word</c>).
/// Asked only when the documents hold no answer, to say so plainly.
/// </summary>
public sealed class OutOfScopeTopics
{
    private readonly IReadOnlyList<(string Topic, PhraseSet Words)> _topics;

    public OutOfScopeTopics(IEnumerable<(string Topic, string Word)> vocabulary) =>
        _topics = [.. vocabulary.GroupBy(row => row.Topic).Select(group => (group.Key, PhraseSet.Of(group.Select(row => row.Word))))];

    /// <summary>Reads the vocabulary; the first line is the header.</summary>
    public static OutOfScopeTopics ReadFile(string path)
    {
        var rows = new List<(string, string)>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (number == 1 || string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (line.Split(',') is not [{ Length: > 0 } topic, { Length: > 0 } word])
            {
                throw new InvalidDataException($"{path}:{number}: needs topic,word.");
            }

            rows.Add((topic.Trim(), word.Trim()));
        }

        return new OutOfScopeTopics(rows);
    }

    /// <summary>The topic, or null when the message names none.</summary>
    public string? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = IntentModel.Words(text);
        foreach (var (topic, vocabulary) in _topics)
        {
            if (vocabulary.IsIn(words))
            {
                return topic;
            }
        }

        return null;
    }
}
