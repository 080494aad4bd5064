namespace NtmLearn.Web.Hosting;

/// <summary>Something an operator can have done on the command line. Registered by whoever offers it.</summary>
/// <param name="RunAsync">Given the services (database up to date, nothing listening) and the words after the verb; returns the exit code.</param>
internal sealed record Verb(
    string Name, string Help, Func<IServiceProvider, string[], CancellationToken, Task<int>> RunAsync);
