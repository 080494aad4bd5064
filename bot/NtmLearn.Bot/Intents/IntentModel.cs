namespace NtmLearn.Bot.Intents;

/// <summary>
/// Multinomial logistic regression over folded words and word pairs. Small enough to be trained from the examples at
/// start, in a fixed order, so the same content always gives the same model.
/// </summary>
internal sealed class IntentModel
{
    private const int Buckets = 1 << 14;
    private const int Epochs = 30;
    private const double LearningRate = 0.4;
    private const double Decay = 1e-4;

    private readonly Intent[] _intents = Enum.GetValues<Intent>();
    private readonly float[] _weights;

    public IntentModel(IReadOnlyList<IntentExample> examples)
    {
        _weights = new float[Buckets * _intents.Length];
        var rows = examples
            .Select(example => (Features: Features(Words(example.Text)), Label: Array.IndexOf(_intents, example.Intent)))
            .Where(row => row.Features.Length > 0)
            .ToArray();
        var counts = rows.GroupBy(row => row.Label).ToDictionary(group => group.Key, group => group.Count());
        var usual = counts.Count == 0 ? 0 : rows.Length / (double)counts.Count;
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var rate = LearningRate / (1 + (epoch * 0.15));
            for (var i = 0; i < rows.Length; i++)
            {
                // A stride that is prime to most lengths mixes the intents, which stand together in the file.
                var row = rows[(int)((i * 7919L) % rows.Length)];
                Learn(row.Features, row.Label, rate * Math.Min(1, usual / counts[row.Label]));
            }
        }
    }

    public (Intent Intent, double Probability)[] Rank(IReadOnlyList<MessageWord> words)
    {
        var probabilities = Probabilities(Features(words));
        return [.. _intents.Select((intent, i) => (intent, probabilities[i])).OrderByDescending(x => x.Item2)];
    }

    public static List<MessageWord> Words(string text)
    {
        var clean = DisguisedText.Readable(text.Length > 1000 ? text[..1000] : text);
        clean = NtmLearn.Language.VietnameseText.Normalise(clean);
        return MessageWords.Meant(clean, NtmLearn.Language.VietnameseText.Fold(clean));
    }

    private void Learn(int[] features, int label, double rate)
    {
        var probabilities = Probabilities(features);
        for (var k = 0; k < _intents.Length; k++)
        {
            var step = (float)(rate * ((k == label ? 1 : 0) - probabilities[k]) / Math.Sqrt(features.Length));
            foreach (var feature in features)
            {
                ref var weight = ref _weights[(feature * _intents.Length) + k];
                weight += step - (float)(rate * Decay * weight);
            }
        }
    }

    private double[] Probabilities(int[] features)
    {
        var scores = new double[_intents.Length];
        var scale = 1 / Math.Sqrt(Math.Max(1, features.Length));
        foreach (var feature in features)
        {
            for (var k = 0; k < scores.Length; k++)
            {
                scores[k] += _weights[(feature * scores.Length) + k] * scale;
            }
        }

        var max = scores.Max();
        var sum = 0.0;
        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] = Math.Exp((scores[k] - max) * 3);
            sum += scores[k];
        }

        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] /= sum;
        }

        return scores;
    }

    private static int[] Features(IReadOnlyList<MessageWord> words)
    {
        var features = new HashSet<int>();
        var before = "^";
        foreach (var word in words.Take(60))
        {
            var folded = word.IsNumber ? "#" : word.Folded;
            features.Add(Bucket(folded));
            features.Add(Bucket(before + " " + folded));
            before = folded;
        }

        if (words.Count > 0)
        {
            features.Add(Bucket(before + " $"));
        }

        return [.. features];
    }

    private static int Bucket(string feature)
    {
        // FNV-1a: string.GetHashCode differs from run to run.
        var hash = 2166136261u;
        foreach (var letter in feature)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return (int)((hash ^ (hash >> 15)) % Buckets);
    }
}
