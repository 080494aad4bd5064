namespace NtmLearn.Lms.Imports.Tables;

/// <summary>Which sheet to read and how much to bear.</summary>
public sealed record SheetReadOptions
{
    /// <summary>Null reads the first sheet that is not hidden. Case does not matter. CSV has one sheet and no name.</summary>
    public string? SheetName { get; init; }

    public long MaxBytes { get; init; } = 20_000_000;

    /// <summary>What a zipped file may unfold to.</summary>
    public long MaxUnpackedBytes { get; init; } = 128_000_000;

    /// <summary>Rows that hold anything.</summary>
    public int MaxRows { get; init; } = 50_000;

    public int MaxColumns { get; init; } = 256;
}
