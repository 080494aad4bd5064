using System.Globalization;

namespace NtmLearn.Benchmarks;

/// <summary>What a load came to.</summary>
/// <param name="work">Processor time of the program meanwhile, which does not depend on who else is on the machine.</param>
internal sealed class LoadResult(List<LoadSample> samples, TimeSpan took, TimeSpan work = default)
{
    private readonly double[] times = [.. samples.Select(s => s.Milliseconds).Order()];

    public int Count => samples.Count;

    public int Wrong => samples.Count(s => !s.IsRight);

    public double PerSecond => samples.Count / took.TotalSeconds;

    public IEnumerable<(string Kind, LoadResult Result)> ByKind() =>
        samples.GroupBy(s => s.Kind).Select(g => (g.Key, new LoadResult([.. g], took)));

    /// <summary>Milliseconds within which a share of the requests was answered.</summary>
    public double At(double share) => times.Length == 0 ? 0 : times[(int)(share * (times.Length - 1))];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{PerSecond,7:0}/s  p50 {At(0.5),6:0.0} ms  p99 {At(0.99),6:0.0} ms  max {At(1),6:0.0} ms  {Count} asked, {Wrong} wrong, {work.TotalMilliseconds / Math.Max(1, Count):0.00} ms of processor time each");
}
