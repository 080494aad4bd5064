using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Papers;

/// <summary>Section <c>Office</c>: who issues letters. What is left out of a letter is filled in on paper.</summary>
public sealed class OfficeOptions
{
    public const string Section = "Office";

    /// <summary>The body above, such as "UBND tỉnh Vĩnh Long".</summary>
    [MaxLength(200)]
    public string? GoverningBody { get; set; }

    [Required, MaxLength(200)]
    public string Name { get; set; } = "Văn phòng Điều phối nông thôn mới tỉnh";

    /// <summary>Abbreviation behind the number: "VPĐP" makes "/GM-VPĐP".</summary>
    [Required, MaxLength(20)]
    public string Symbol { get; set; } = "VPĐP";

    /// <summary>Before the date.</summary>
    [Required, MaxLength(60)]
    public string Place { get; set; } = "Vĩnh Long";

    [MaxLength(200)]
    public string? Chair { get; set; }

    [Required, MaxLength(100)]
    public string SignerTitle { get; set; } = "Chánh Văn phòng";

    /// <summary>Empty leaves the place for the name free.</summary>
    [MaxLength(100)]
    public string? SignerName { get; set; }
}
