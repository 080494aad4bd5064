using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.AdministrativeUnits;

/// <summary>Takes in a file of hamlets inside a transaction.</summary>
/// <param name="add">Adds one, refusing what cannot be.</param>
internal sealed class HamletImporter(
    NtmLearnDbContext db,
    UnitTree tree,
    UnitScope scope,
    DateOnly today,
    Func<NtmLearnDbContext, UnitTree, HamletDraft, Dictionary<Guid, List<Hamlet>>, Outcome<Guid>> add)
{
    private const string CommuneColumn = "Xã";
    private const string NameColumn = "Ấp";
    private const string FromColumn = "Từ ngày";
    private const string ToColumn = "Đến ngày";

    private readonly List<HamletFileFault> faults = [];
    private readonly Dictionary<Guid, List<Hamlet>> addedHamlets = [];
    private readonly Dictionary<(string Commune, DateOnly Day), (AdministrativeUnit? Unit, string? Reason)> communes = [];

    public HamletImport Run(IReadOnlyList<HamletFileRow> rows)
    {
        var (added, unchanged) = (0, 0);
        foreach (var row in rows)
        {
            var before = faults.Count;
            var (from, to) = (Day(row, row.From, FromColumn), Day(row, row.To, ToColumn));
            var (unit, reason) = faults.Count == before ? CommuneOf(row.Commune, from ?? today) : (null, null);
            if (unit is null)
            {
                if (reason is not null)
                {
                    faults.Add(new HamletFileFault(row.Line, CommuneColumn, reason));
                }

                continue;
            }

            if (!scope.Covers(unit.UnitId))
            {
                faults.Add(new HamletFileFault(row.Line, CommuneColumn, "Tài khoản này không được sửa ấp, khóm của đơn vị này."));
                continue;
            }

            var outcome = add(db, tree, new HamletDraft(unit.UnitId, row.Name, from, to), addedHamlets);
            if (outcome.IsDone)
            {
                added++;
            }
            else if (outcome.Refusals[0].Code == "hamlet_exists")
            {
                unchanged++;
            }
            else
            {
                var column = outcome.Refusals[0].Field == nameof(HamletDraft.From) ? FromColumn : NameColumn;
                faults.Add(new HamletFileFault(row.Line, column, outcome.Refusals[0].Message));
            }
        }

        return new HamletImport(added, unchanged, faults);
    }

    private DateOnly? Day(HamletFileRow row, string typed, string column)
    {
        if (typed.Length == 0)
        {
            return null;
        }

        var day = TypedDay.Day(typed);
        if (day is null)
        {
            faults.Add(new HamletFileFault(row.Line, column, $"“{typed}” không phải là ngày. Xin gõ ngày/tháng/năm, ví dụ 01/07/2025."));
        }

        return day;
    }

    private (AdministrativeUnit? Unit, string? Reason) CommuneOf(string text, DateOnly day)
    {
        if (!communes.TryGetValue((text, day), out var found))
        {
            communes[(text, day)] = found = Resolve(text, day);
        }

        return found;
    }

    private (AdministrativeUnit? Unit, string? Reason) Resolve(string text, DateOnly day)
    {
        if (text.Length == 0)
        {
            return (null, "Còn trống. Xin ghi mã hoặc tên xã.");
        }

        var candidates = tree.Finder.Find(text, day, 10, UnitLevel.Commune);
        var best = candidates.Where(c => c.IsInForce).ToList();
        if (best.Count == 0)
        {
            best = [.. candidates];
        }

        var exact = best.Where(c => SameWords(c.Path, text) || SameWords(c.Unit.FullName, text) || c.Unit.Code == text.Trim()).ToList();
        return (exact.Count == 1 ? exact : best) switch
        {
            [] => (null, $"Không có xã, phường, thị trấn nào là “{text}”. Xin ghi mã, hoặc tên kèm huyện, tỉnh."),
            [var only] => (only.Unit, null),
            var several => (null, $"“{text}” có thể là {string.Join("; ", several.Take(3).Select(c => c.Path))}. Xin ghi mã, hoặc tên kèm huyện, tỉnh."),
        };
    }

    private static bool SameWords(string one, string other) =>
        Language.VietnameseText.Fold(one).Replace(",", "", StringComparison.Ordinal) == Language.VietnameseText.Fold(other.Trim()).Replace(",", "", StringComparison.Ordinal);
}
