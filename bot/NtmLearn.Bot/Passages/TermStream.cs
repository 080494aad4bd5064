using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace NtmLearn.Bot.Passages;

/// <summary>Hands words that are already split to Lucene.</summary>
internal sealed class TermStream : TokenStream
{
    private readonly ICharTermAttribute _term;
    private IEnumerator<string>? _words;
    private IEnumerable<string> _source = [];

    public TermStream() => _term = AddAttribute<ICharTermAttribute>();

    public TermStream Over(IEnumerable<string> words)
    {
        _source = words;
        return this;
    }

    public override void Reset()
    {
        base.Reset();
        _words = _source.GetEnumerator();
    }

    public override bool IncrementToken()
    {
        if (_words is null || !_words.MoveNext())
        {
            return false;
        }

        ClearAttributes();
        _term.SetEmpty().Append(_words.Current);
        return true;
    }
}
