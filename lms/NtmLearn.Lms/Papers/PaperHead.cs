namespace NtmLearn.Lms.Papers;

/// <summary>The head of a paper: who issues it, its symbol, where and when. The number is left for the clerk, always.</summary>
public sealed record PaperHead
{
    /// <summary>Cơ quan chủ quản, such as "UBND tỉnh Trà Vinh"; null when the issuer has none to name.</summary>
    public string? GoverningBody { get; init; }

    /// <summary>Cơ quan ban hành, such as "Sở Nông nghiệp và Phát triển nông thôn". Written in capitals by the paper.</summary>
    public required string IssuingBody { get; init; }

    /// <summary>What follows the number's slash, such as "GM-SNN".</summary>
    public required string Symbol { get; init; }

    /// <summary>Địa danh, such as "Trà Vinh".</summary>
    public required string Place { get; init; }

    /// <summary>Null leaves the day blank, for whoever signs.</summary>
    public DateOnly? Date { get; init; }
}
