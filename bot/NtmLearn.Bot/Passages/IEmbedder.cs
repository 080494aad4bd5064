namespace NtmLearn.Bot.Passages;

/// <summary>
/// Turns a text into a vector whose neighbours mean something similar. The place for a model that the operator
/// supplies; without one, search goes by words alone. Must be safe to call from several threads.
/// </summary>
public interface IEmbedder
{
    /// <summary>How much full similarity adds to a passage's score, per syllable of the question.</summary>
    double Weight { get; }

    /// <summary>The vector of a text; all vectors of an embedder have the same length.</summary>
    ReadOnlyMemory<float> Embed(string text);
}
