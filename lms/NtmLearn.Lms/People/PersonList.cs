using System.Text;

namespace NtmLearn.Lms.People;

/// <summary>
/// Everybody at one moment, in order, with all names in one text and all numbers in another: a word is looked for by
/// running over one stretch of memory.
/// </summary>
internal sealed class PersonList
{
    private const int Sample = 500;

    private readonly DirectoryEntry[] people;
    private readonly (string Text, int[] Starts) names;
    private readonly (string Text, int[] Starts) phones;

    /// <param name="people">In order.</param>
    public PersonList(DirectoryEntry[] people)
    {
        this.people = people;
        names = Join(people, p => p.Words);
        phones = Join(people, p => p.Phone);
    }

    public IReadOnlyList<DirectoryEntry> People => people;

    /// <summary>Who matches, in order.</summary>
    /// <param name="after">Only those who come after this sort key and id.</param>
    public IEnumerable<DirectoryEntry> Find(PersonText text, (string SortKey, Guid PersonId)? after)
    {
        var first = after is var (sortKey, personId) ? FirstAfter(sortKey, personId) : 0;
        if (text.IsEmpty)
        {
            return people.Skip(first);
        }

        return text.Digits is { } digits ? Holding(digits, phones, first) : Holding(Rarest(text.Beginnings), names, first).Where(text.Matches);
    }

    private IEnumerable<DirectoryEntry> Holding(string part, (string Text, int[] Starts) texts, int first)
    {
        var at = texts.Starts[first];
        while (texts.Text.IndexOf(part, at, StringComparison.Ordinal) is var hit and >= 0)
        {
            var found = Array.BinarySearch(texts.Starts, hit);
            var index = found < 0 ? ~found - 1 : found;
            yield return people[index];
            at = texts.Starts[index + 1];
        }
    }

    /// <summary>The one that the fewest have, by a look at a few hundred people.</summary>
    private string Rarest(IReadOnlyList<string> beginnings)
    {
        var step = Math.Max(1, people.Length / Sample);
        return beginnings.Count == 1 ? beginnings[0] : beginnings.MinBy(beginning =>
        {
            var count = 0;
            for (var i = 0; i < people.Length; i += step)
            {
                count += people[i].Words.Contains(beginning, StringComparison.Ordinal) ? 1 : 0;
            }

            return count;
        })!;
    }

    private int FirstAfter(string sortKey, Guid personId)
    {
        var (low, high) = (0, people.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = people[middle].CompareTo(sortKey, personId) > 0 ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>One text with each person's part on a line of its own, and where each begins; the last start is the end.</summary>
    private static (string Text, int[] Starts) Join(DirectoryEntry[] people, Func<DirectoryEntry, string?> part)
    {
        var starts = new int[people.Length + 1];
        var text = new StringBuilder(people.Length * 20);
        for (var i = 0; i < people.Length; i++)
        {
            starts[i] = text.Length;
            text.Append(part(people[i])).Append('\n');
        }

        starts[^1] = text.Length;
        return (text.ToString(), starts);
    }
}
