namespace NtmLearn.Lms.Enrolments.Citizens;

/// <summary>
/// Slows down who tries out receipt codes. Counts failures in a minute, for the beginning of the code and for all codes
/// together; never by address, since a whole commune may sit behind one.
/// </summary>
public sealed class ReceiptLookups(TimeProvider clock)
{
    public const int MostForPrefix = 10;
    public const int MostForAll = 300;
    private const int PrefixLength = 2;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock turn = new();
    private readonly Dictionary<string, int> failures = [];
    private long since;
    private int all;

    /// <summary>Whether a code may be looked up now.</summary>
    public bool MayTry(string code)
    {
        lock (turn)
        {
            Turn();
            return all < MostForAll && failures.GetValueOrDefault(code[..PrefixLength]) < MostForPrefix;
        }
    }

    /// <summary>There was no such code.</summary>
    public void Failed(string code)
    {
        lock (turn)
        {
            Turn();
            all++;
            failures[code[..PrefixLength]] = failures.GetValueOrDefault(code[..PrefixLength]) + 1;
        }
    }

    private void Turn()
    {
        if (since == 0 || clock.GetElapsedTime(since) >= Window)
        {
            since = clock.GetTimestamp();
            all = 0;
            failures.Clear();
        }
    }
}
