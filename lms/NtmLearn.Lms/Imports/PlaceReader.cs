using NtmLearn.Language;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Organisations;

namespace NtmLearn.Lms.Imports;

/// <summary>What a list calls a place: the thing, or what to do; a remark goes with a place that was understood.</summary>
internal readonly record struct PlaceRead(Guid? Id, string? Error = null, string? Remark = null);

/// <summary>Reads units, hamlets and organisations as lists write them. Remembers what it read, since lists repeat themselves.</summary>
internal sealed class PlaceReader(UnitTree tree, IReadOnlyList<Organisation> organisations, DateOnly today)
{
    private const int Shown = 3;

    private static readonly string[] HamletKinds = ["ap ", "khom ", "thon ", "to dan pho ", "khu pho "];

    private static readonly string[] Authorities =
        ["ubnd ", "uy ban nhan dan ", "hdnd ", "hoi dong nhan dan ", "dang uy ", "van phong ubnd ", "van phong hdnd va ubnd ", "mttq ", "uy ban mttq "];

    private readonly Dictionary<string, PlaceRead> units = [];
    private readonly Dictionary<string, Guid?> offices = [];
    private readonly ILookup<string, Organisation> byName = organisations
        .SelectMany(o => new[] { o.Name, o.ShortName }.OfType<string>().Select(n => (Key: SearchKey.Of(n), Organisation: o)).DistinctBy(n => n.Key))
        .ToLookup(n => n.Key, n => n.Organisation);

    /// <summary>A unit by its name, with or without those above it, old or new; an old one becomes the one it is part of now.</summary>
    public PlaceRead Unit(string text)
    {
        if (!units.TryGetValue(text, out var read))
        {
            units[text] = read = FindUnit(text);
        }

        return read;
    }

    /// <summary>A hamlet of a commune, with or without its kind.</summary>
    public PlaceRead Hamlet(string text, Guid unitId)
    {
        var known = tree.Hamlets.HamletsOf(unitId, today).ToList();
        if (known.Count == 0)
        {
            return new PlaceRead(null, Remark: $"Chưa có danh mục ấp, khóm của {tree.Find(unitId)?.FullName} nên không ghi ấp, khóm.");
        }

        var key = SearchKey.Of(text);
        var found = known.FindAll(h => SearchKey.Of(h.Name) == key);
        if (found.Count == 0)
        {
            found = known.FindAll(h => WithoutKind(SearchKey.Of(h.Name)) == WithoutKind(key));
        }

        return found is [var only]
            ? new PlaceRead(only.HamletId)
            : new PlaceRead(null, $"{tree.Find(unitId)?.FullName} không có ấp, khóm “{text}”. Ghi đúng tên trong danh mục ấp, khóm hoặc để trống.");
    }

    /// <summary>An organisation by its name or short name; null when none is called so.</summary>
    public Guid? Office(string text)
    {
        if (!offices.TryGetValue(text, out var office))
        {
            var found = byName[SearchKey.Of(text)].ToList();
            var now = found.FindAll(o => o.IsValidOn(today));
            offices[text] = office = (now.Count > 0 ? now : found) is [var only] ? only.OrganisationId : null;
        }

        return office;
    }

    /// <summary>The unit whose authority a list names as an office: "UBND xã Song Lộc".</summary>
    public Guid? UnitOfAuthority(string text)
    {
        var key = SearchKey.Of(text) + " ";
        return Authorities.Where(a => key.StartsWith(a, StringComparison.Ordinal)).MaxBy(a => a.Length) is { } authority
            && key.Length > authority.Length ? Unit(key[authority.Length..].Trim()).Id : null;
    }

    private static string WithoutKind(string key) =>
        HamletKinds.FirstOrDefault(k => key.StartsWith(k, StringComparison.Ordinal)) is { } kind ? key[kind.Length..] : key;

    private PlaceRead FindUnit(string text)
    {
        var candidates = tree.Finder.Find(text, today, 10);
        var inForce = candidates.Where(c => c.IsInForce).ToList();
        var best = inForce.Count > 0 ? inForce : [.. candidates];
        var exact = best.FindAll(c => SameWords(c.Path, text) || SameWords(c.Unit.FullName, text) || SameWords(c.Unit.Name, text) || c.Unit.Code == text.Trim());
        best = exact.Count > 0 ? exact : best;
        if (best.Count > 1)
        {
            // Names of one place at different times come to the same unit of today.
            var now = best.Select(c => tree.MapTo(c.Unit.UnitId, today)?.UnitId).Distinct().ToList();
            best = now is [{ }] ? [best[0]] : best;
        }

        if (best.Count > 1)
        {
            var names = string.Join("; ", best.Take(Shown).Select(c => c.Path));
            return new PlaceRead(null, $"“{text}” có thể là {names}. Ghi kèm huyện, tỉnh hoặc ghi mã đơn vị.");
        }

        return best switch
        {
            [] => new PlaceRead(null, $"Không có đơn vị nào tên “{text}”. Ghi tên xã, phường đang dùng, ví dụ “Xã Song Lộc, Vĩnh Long”."),
            [{ IsInForce: true } only] => new PlaceRead(only.Unit.UnitId),
            [var former] => tree.MapTo(former.Unit.UnitId, today) is { } now
                ? new PlaceRead(now.UnitId, Remark: $"{former.Unit.FullName} {former.Became}.")
                : new PlaceRead(null, $"{former.Unit.FullName} {former.Became}. Ghi tên đơn vị hiện nay."),
            _ => throw new InvalidOperationException("Several units were dealt with."),
        };
    }

    private static bool SameWords(string one, string other) => SearchKey.Of(one) == SearchKey.Of(other);
}
