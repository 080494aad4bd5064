namespace NtmLearn.Lms.Privacy.Retention;

/// <summary>
/// How long one kind of data is kept, and what takes it out after that. Each feature that keeps data about people registers
/// its own as a singleton; the job runs them and the page lists them.
/// </summary>
/// <param name="DataSet">A short key that stays the same, such as <c>notices</c>; what the purge log is kept under.</param>
/// <param name="Label">What it is, in Vietnamese.</param>
/// <param name="Starts">From when the days count, in Vietnamese.</param>
/// <param name="Days">By the settings.</param>
/// <param name="PurgeAsync">Takes out what is older than an instant, and tells how many; running it again does no harm.</param>
public sealed record RetentionClock(
    string DataSet,
    string Label,
    string Starts,
    Func<RetentionOptions, int> Days,
    Func<IServiceProvider, DateTime, CancellationToken, Task<int>> PurgeAsync);
