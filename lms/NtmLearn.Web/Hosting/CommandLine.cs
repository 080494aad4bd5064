namespace NtmLearn.Web.Hosting;

/// <summary>What the program was asked to do: a verb, then what belongs to it.</summary>
/// <param name="Verb">The first word; <c>serve</c> when there is none.</param>
/// <param name="IsDemo">Serving a demonstration: loopback only, with a clock that can be moved.</param>
/// <param name="Arguments">What follows the verb.</param>
internal sealed record CommandLine(string Verb, bool IsDemo, string[] Arguments)
{
    public const string Serve = "serve";
    private const string Demo = "--demo";

    public bool Serves => Verb == Serve;

    public static CommandLine Parse(string[] args)
    {
        var hasVerb = args.Length > 0 && !args[0].StartsWith('-');
        var rest = hasVerb ? args[1..] : args;
        var verb = hasVerb ? args[0] : Serve;
        return new CommandLine(verb, verb == Serve && rest.Contains(Demo), [.. rest.Where(a => verb != Serve || a != Demo)]);
    }

    /// <summary>Settings may follow <c>serve</c> as <c>--Section:Name=value</c>; other verbs read their arguments themselves.</summary>
    public WebApplicationOptions CreateOptions() => new() { Args = Serves ? Arguments : [] };
}
