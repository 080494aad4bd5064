namespace NtmLearn.Lms.Papers;

/// <summary>Who signs, and who gets a copy.</summary>
public sealed record PaperSignature
{
    /// <summary>Capacity and title, a line each: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC". Written in capitals by the paper.</summary>
    public required IReadOnlyList<string> TitleLines { get; init; }

    /// <summary>Without academic titles; null leaves the place empty.</summary>
    public string? Name { get; init; }

    /// <summary>Nơi nhận, a line each without dash and semicolon: "Như trên", "Lưu: VT, NTM".</summary>
    public required IReadOnlyList<string> Recipients { get; init; }
}
