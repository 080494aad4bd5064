namespace NtmLearn.Lms.Reference;

/// <summary>
/// What a reference file said of a row when it was last applied. A row whose content still is that was not edited by
/// anybody, so a newer file may change it; any other is left as the office made it.
/// </summary>
public sealed class ReferenceRow
{
    public const int KindMaxLength = 40;
    public const int HashLength = 64;

    /// <summary>The identifier of the row it is about.</summary>
    public required Guid RowId { get; init; }

    /// <summary>What it is about, such as "unit".</summary>
    public required string Kind { get; init; }

    /// <summary>SHA-256 of the content, as hexadecimal digits.</summary>
    public required string FileHash { get; set; }
}
