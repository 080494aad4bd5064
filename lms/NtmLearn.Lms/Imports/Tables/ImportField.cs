namespace NtmLearn.Lms.Imports.Tables;

/// <summary>Something that an import takes from a column.</summary>
/// <param name="Name">How code asks for it.</param>
/// <param name="IsRequired">Without such a column the file is of no use.</param>
/// <param name="Aliases">
/// What the office calls the column, the best first: that one is shown and written in templates. Case, diacritics, spaces and
/// punctuation do not matter.
/// </param>
public sealed record ImportField(string Name, bool IsRequired, params IReadOnlyList<string> Aliases)
{
    /// <summary>
    /// Columns that together give the value, in order, each with its own aliases ("Họ và tên đệm", then "Tên"). Used when
    /// no column is called by <see cref="Aliases"/>. When one is, and the column after it has no header, as under a heading
    /// merged over both, those two are joined.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Parts { get; init; } = [];

    /// <summary>What the column is called on screens and in templates.</summary>
    public string Label => Aliases[0];
}
