namespace NtmLearn.Web.Hosting;

/// <summary>Something an operator can have done on the command line. Registered by whoever offers it.</summary>
/// <param name="RunAsync">Given the services (nothing listening) and the words after the verb; returns the exit code.</param>
internal sealed record Verb(
    string Name, string Help, Func<IServiceProvider, string[], CancellationToken, Task<int>> RunAsync)
{
    /// <summary>Whether the database is made, and brought up to date, before the verb runs.</summary>
    public bool NeedsDatabase { get; init; } = true;
}
