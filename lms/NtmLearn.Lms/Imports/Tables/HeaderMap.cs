using NtmLearn.Language;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>Which column holds which field, as told by the header.</summary>
public sealed class HeaderMap
{
    private readonly Dictionary<string, int[]> columns = [];

    /// <exception cref="ArgumentException">Two fields share an alias.</exception>
    public HeaderMap(IReadOnlyList<ImportField> fields, IReadOnlyList<string> headers)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Headers = [.. headers.Select(h => CellText.Mend(h).Text)];
        Fields = fields;
        var keys = Headers.Select(Keys).ToList();
        var byAlias = ByAlias(fields);
        var taken = new HashSet<int>();
        var doubled = new List<DoubledField>();
        foreach (var field in fields)
        {
            var found = Enumerable.Range(0, keys.Count).Where(i => keys[i].Any(k => byAlias.GetValueOrDefault(k) == field)).ToArray();
            if (found.Length > 1)
            {
                doubled.Add(new DoubledField(field, found));
            }

            if (found.Length > 0)
            {
                columns[field.Name] = WithUnnamedNeighbour(field, found[0]);
                taken.UnionWith(found);
                taken.UnionWith(columns[field.Name]);
            }
        }

        foreach (var field in fields.Where(f => f.Parts.Count > 0 && !columns.ContainsKey(f.Name)))
        {
            var parts = field.Parts.Select(aliases => FindPart(aliases, keys, taken)).ToArray();
            if (parts.All(p => p >= 0))
            {
                columns[field.Name] = parts;
                taken.UnionWith(parts);
            }
        }

        Doubled = doubled;
        Missing = [.. fields.Where(f => f.IsRequired && !columns.ContainsKey(f.Name))];
        Unknown = [.. Enumerable.Range(0, Headers.Count).Where(i => Headers[i].Length > 0 && !taken.Contains(i))];
    }

    /// <summary>The header as read, mended; empty where a column has none.</summary>
    public IReadOnlyList<string> Headers { get; }

    public IReadOnlyList<ImportField> Fields { get; }

    /// <summary>Required fields that no column holds.</summary>
    public IReadOnlyList<ImportField> Missing { get; }

    /// <summary>Fields that several columns claim; the first is used.</summary>
    public IReadOnlyList<DoubledField> Doubled { get; }

    /// <summary>Columns, from 0, that have a header no field goes by.</summary>
    public IReadOnlyList<int> Unknown { get; }

    /// <summary>How many fields have a column.</summary>
    public int Found => columns.Count;

    /// <summary>Whether a field has a column.</summary>
    public bool Has(string field) => columns.ContainsKey(field);

    /// <summary>The columns, from 0, of a field; more than one when it is joined of parts.</summary>
    public IReadOnlyList<int> ColumnsOf(string field) => columns.GetValueOrDefault(field, []);

    /// <summary>What is missing or doubled, in Vietnamese, a sentence each; these stop an import.</summary>
    public IEnumerable<string> Errors()
    {
        foreach (var field in Missing)
        {
            yield return $"Thiếu cột “{field.Label}”. Hãy thêm cột này vào dòng tiêu đề.";
        }

        foreach (var (field, places) in Doubled)
        {
            yield return $"Có {places.Count} cột cùng là “{field.Label}” (cột {string.Join(", ", places.Select(SheetRow.ColumnName))}). Hãy chỉ giữ một cột.";
        }
    }

    /// <summary>Columns that are not read, in Vietnamese; worth saying, no reason to stop. Numbering is not spoken of.</summary>
    public IEnumerable<string> Remarks() => Unknown.Where(i => !IsNumbering(i))
        .Select(i => $"Cột {SheetRow.ColumnName(i)} “{Headers[i]}” không được nhập.");

    /// <summary>Case, diacritics, spaces and punctuation away.</summary>
    internal static string Fold(string text) => SearchKey.Of(text).Replace(" ", "", StringComparison.Ordinal);

    private static Dictionary<string, ImportField> ByAlias(IReadOnlyList<ImportField> fields)
    {
        var byAlias = new Dictionary<string, ImportField>();
        foreach (var field in fields)
        {
            foreach (var alias in field.Aliases)
            {
                if (!byAlias.TryAdd(Fold(alias), field) && byAlias[Fold(alias)] != field)
                {
                    throw new ArgumentException($"Fields {byAlias[Fold(alias)].Name} and {field.Name} share an alias.", nameof(fields));
                }
            }
        }

        return byAlias;
    }

    /// <summary>The header itself, and without what stands in brackets: "Ngày sinh (dd/mm/yyyy)".</summary>
    private static string[] Keys(string header)
    {
        var bracket = header.IndexOf('(', StringComparison.Ordinal);
        var keys = bracket > 0 ? new[] { Fold(header), Fold(header[..bracket]) } : [Fold(header)];
        return [.. keys.Where(k => k.Length > 0)];
    }

    private static int FindPart(IReadOnlyList<string> aliases, List<string[]> keys, HashSet<int> taken)
    {
        var folded = aliases.Select(Fold).ToHashSet();
        return keys.FindIndex(k => k.Any(folded.Contains)) is var found && taken.Contains(found) ? -1 : found;
    }

    private int[] WithUnnamedNeighbour(ImportField field, int column) =>
        field.Parts.Count == 2 && column + 1 < Headers.Count && Headers[column + 1].Length == 0 ? [column, column + 1] : [column];

    private bool IsNumbering(int column) => Fold(Headers[column]) is "stt" or "tt" or "sott" or "so" or "sothutu" or "no";
}
