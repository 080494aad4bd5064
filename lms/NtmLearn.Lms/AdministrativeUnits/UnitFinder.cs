using NtmLearn.Language;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>
/// Finds units by what people type: old and new names, with or without diacritics, kinds and units above ("h tra cu",
/// "TX duyen hai", "phuong 1 tp tra vinh"). Works on a <see cref="UnitTree"/> in memory; has no state of its own.
/// </summary>
public sealed class UnitFinder
{
    /// <summary>More than any score, so that a path which does not fit never counts.</summary>
    private const int NoMatch = 10_000;

    private static readonly Dictionary<string, string[]> Kinds = new()
    {
        ["tỉnh"] = ["tinh", "t"],
        ["thành phố"] = ["thanh pho", "tp"],
        ["thị xã"] = ["thi xa", "tx"],
        ["huyện"] = ["huyen", "h"],
        ["quận"] = ["quan", "q"],
        ["phường"] = ["phuong", "p", "f"],
        ["thị trấn"] = ["thi tran", "tt"],
        ["xã"] = ["xa", "x"],
        ["đặc khu"] = ["dac khu"],
    };

    private readonly UnitTree tree;
    private readonly List<Entry> entries;

    public UnitFinder(UnitTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        this.tree = tree;
        entries = [.. tree.All.Select(unit => new Entry(unit, [.. tree.WithAncestors(unit.UnitId).Select(Place.Of)]))];
    }

    /// <summary>Best first; of equals those in force before those that ended.</summary>
    /// <param name="asOf">The day looked at; what exists on it comes first.</param>
    /// <param name="level">Only units of this level; null for all.</param>
    public IReadOnlyList<UnitCandidate> Find(string text, DateOnly asOf, int limit = 20, UnitLevel? level = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (trimmed.Length > 0 && trimmed.All(char.IsAsciiDigit) && tree.WithCode(trimmed).Any())
        {
            return [.. tree.WithCode(trimmed).Where(u => level is null || u.Level == level)
                .OrderByDescending(u => u.IsValidOn(asOf)).Take(limit).Select(u => Candidate(u, asOf))];
        }

        var words = Words(text);
        if (words.Count == 0)
        {
            return [];
        }

        var found = Search(words, anyKind: false);
        if (found.Count == 0)
        {
            found = Search(words, anyKind: true);
        }

        return [.. found
            .Where(f => level is null || f.Entry.Unit.Level == level)
            .OrderByDescending(f => f.Score)
            .ThenByDescending(f => f.Entry.Unit.IsValidOn(asOf))
            .ThenBy(f => f.Entry.Unit.Level)
            .ThenBy(f => f.Entry.Unit.Code, StringComparer.Ordinal)
            .ThenByDescending(f => f.Entry.Unit.ValidFrom ?? DateOnly.MinValue)
            .Take(limit)
            .Select(f => Candidate(f.Entry.Unit, asOf))];
    }

    /// <summary>The same about one unit that is known.</summary>
    public UnitCandidate Candidate(AdministrativeUnit unit, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var path = tree.PathOf(unit.UnitId);
        if (unit.IsValidOn(asOf))
        {
            return new UnitCandidate(unit, path, true, null, null);
        }

        if (unit.ValidFrom is { } from && from > asOf)
        {
            return new UnitCandidate(unit, path, false, $"từ ngày {from:dd/MM/yyyy}", null);
        }

        if (tree.MapTo(unit.UnitId, asOf) is { } now)
        {
            var word = unit.FullName == now.FullName ? "nay là" : "nay thuộc";
            return new UnitCandidate(unit, path, false, $"{word} {Lower(tree.PathOf(now.UnitId))}", now.UnitId);
        }

        var next = tree.SuccessorsOf(unit.UnitId).Select(s => tree.Find(s.SuccessorId)?.FullName).OfType<string>().ToList();
        var became = next.Count > 1 ? $"đã chia thành {string.Join(", ", next.Select(Lower))}" : $"hết hiệu lực sau ngày {unit.ValidTo:dd/MM/yyyy}";
        return new UnitCandidate(unit, path, false, became, null);
    }

    private List<(Entry Entry, int Score)> Search(List<string> words, bool anyKind)
    {
        var found = new List<(Entry, int)>();
        foreach (var entry in entries)
        {
            var score = Math.Max(Match(entry.Places, words, anyKind), MatchDownwards(entry.Places, words, anyKind));
            if (score > 0)
            {
                found.Add((entry, score));
            }
        }

        return found;
    }

    /// <summary>"Định An, Trà Cú": the unit first, then units above, any of these left out.</summary>
    private static int Match(IReadOnlyList<Place> places, List<string> words, bool anyKind)
    {
        var best = 0;
        foreach (var (used, score) in places[0].Take(words, 0, anyKind))
        {
            best = Math.Max(best, score + Rest(1, used));
        }

        return best;

        int Rest(int place, int at)
        {
            if (at == words.Count)
            {
                return 0;
            }

            var most = -NoMatch;
            for (var i = place; i < places.Count; i++)
            {
                foreach (var (used, score) in places[i].Take(words, at, anyKind))
                {
                    most = Math.Max(most, (score / 4) + Rest(i + 1, used));
                }
            }

            return most;
        }
    }

    /// <summary>"TP Trà Vinh, phường 1": from above to the unit.</summary>
    private static int MatchDownwards(IReadOnlyList<Place> places, List<string> words, bool anyKind)
    {
        var best = 0;
        for (var i = 1; i < places.Count; i++)
        {
            foreach (var (used, score) in places[i].Take(words, 0, anyKind))
            {
                best = Math.Max(best, (score / 4) + Rest(i - 1, used));
            }
        }

        return best;

        int Rest(int place, int at)
        {
            var most = -NoMatch;
            for (var i = place; i >= 0; i--)
            {
                foreach (var (used, score) in places[i].Take(words, at, anyKind))
                {
                    var whole = i == 0 ? (used == words.Count ? score : -NoMatch) : (score / 4) + Rest(i - 1, used);
                    most = Math.Max(most, whole);
                }
            }

            return most;
        }
    }

    private static string Lower(string path) => char.ToLowerInvariant(path[0]) + path[1..];

    /// <summary>Folded words and numbers; "P.1" and "p1" give two.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        var folded = VietnameseText.Fold(text);
        for (var i = 0; i <= folded.Length; i++)
        {
            var isPart = i < folded.Length && char.IsLetterOrDigit(folded[i]);
            if (start >= 0 && (!isPart || char.IsDigit(folded[i]) != char.IsDigit(folded[start])))
            {
                var word = folded[start..i];
                words.Add(char.IsDigit(word[0]) && word.TrimStart('0') is { Length: > 0 } number ? number : word);
                start = -1;
            }

            if (isPart && start < 0)
            {
                start = i;
            }
        }

        return words;
    }

    private sealed record Entry(AdministrativeUnit Unit, IReadOnlyList<Place> Places);

    /// <summary>A unit on the path: its name and kind as words.</summary>
    private sealed record Place(string[] Name, string Glued, IReadOnlyList<string[]> KindWords)
    {
        public static Place Of(AdministrativeUnit unit)
        {
            var name = Words(unit.Name).ToArray();
            return new Place(
                name, string.Concat(name), [.. Kinds.GetValueOrDefault(unit.Kind, []).Select(k => k.Split(' '))]);
        }

        /// <summary>Ways to read this unit from a word on: how far they reach, and how good they are.</summary>
        public IEnumerable<(int Used, int Score)> Take(List<string> words, int at, bool anyKind)
        {
            foreach (var (used, score) in TakeName(words, at))
            {
                yield return (used, score);
            }

            var kinds = anyKind ? Kinds.Values.SelectMany(k => k).Select(k => k.Split(' ')) : KindWords;
            foreach (var kind in kinds.Where(k => StartsWith(words, at, k)))
            {
                foreach (var (used, score) in TakeName(words, at + kind.Length))
                {
                    yield return (used, score + (anyKind ? 0 : 20));
                }
            }
        }

        private IEnumerable<(int Used, int Score)> TakeName(List<string> words, int at)
        {
            if (at >= words.Count)
            {
                yield break;
            }

            if (StartsWith(words, at, Name))
            {
                yield return (at + Name.Length, 200);
            }
            else if (words[at] == Glued)
            {
                yield return (at + 1, 190);
            }
            else
            {
                // What is being typed ends in the middle of the name, or begins there.
                var rest = words.Count - at;
                for (var from = 0; from + rest <= Name.Length; from++)
                {
                    if (IsBegun(words, at, from))
                    {
                        yield return (words.Count, from == 0 ? 120 : 90);
                        yield break;
                    }
                }
            }
        }

        private bool IsBegun(List<string> words, int at, int from)
        {
            for (var i = at; i < words.Count; i++)
            {
                var part = Name[from + i - at];
                var isLast = i == words.Count - 1;
                if (isLast && !char.IsDigit(part[0]) ? !part.StartsWith(words[i], StringComparison.Ordinal) : part != words[i])
                {
                    return false;
                }
            }

            return true;
        }

        private static bool StartsWith(List<string> words, int at, string[] parts)
        {
            if (at + parts.Length > words.Count)
            {
                return false;
            }

            for (var i = 0; i < parts.Length; i++)
            {
                if (words[at + i] != parts[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
