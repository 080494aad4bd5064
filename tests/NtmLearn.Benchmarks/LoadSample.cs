namespace NtmLearn.Benchmarks;

/// <summary>One request that was answered, or not.</summary>
/// <param name="Kind">What it is counted with.</param>
/// <param name="Milliseconds">From the moment it was due.</param>
/// <param name="IsRight">Status 200 and a body.</param>
internal readonly record struct LoadSample(string Kind, double Milliseconds, bool IsRight);
