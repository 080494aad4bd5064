namespace NtmLearn.Lms.Papers;

/// <summary>
/// A letter that calls people up to a class (giấy mời, template 1.7 of Decree 30/2020): either seats to fill by a day, or
/// the names of those who come.
/// </summary>
public sealed record CallUpLetter
{
    /// <summary>Such as "UBND tỉnh Trà Vinh"; null when there is none to name.</summary>
    public string? GoverningBody { get; init; }

    /// <summary>Such as "Văn phòng Điều phối nông thôn mới tỉnh".</summary>
    public required string IssuingBody { get; init; }

    /// <summary>The issuer's abbreviation, such as "VPĐP"; the letter writes "/GM-VPĐP" after the blank number.</summary>
    public required string Symbol { get; init; }

    /// <summary>Such as "Trà Vinh".</summary>
    public required string Place { get; init; }

    /// <summary>Null leaves the day blank.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Such as "UBND xã Lương Hòa A".</summary>
    public required string InvitedUnit { get; init; }

    public required CallUpTone Tone { get; init; }

    /// <summary>Such as "Tập huấn chuyển đổi số trong xây dựng nông thôn mới".</summary>
    public required string ClassTitle { get; init; }

    /// <summary>In the order of their time; at least one.</summary>
    public required IReadOnlyList<CallUpSession> Sessions { get; init; }

    /// <summary>Who chairs, with title; null leaves the line out.</summary>
    public string? Chair { get; init; }

    /// <summary>How many people the unit names; read when <see cref="Participants"/> is empty.</summary>
    public int? Seats { get; init; }

    /// <summary>The last day to send the names.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Those who are called up by name.</summary>
    public IReadOnlyList<CallUpParticipant> Participants { get; init; } = [];

    /// <summary>Whom to ask, with telephone; null leaves the line out.</summary>
    public string? Contact { get; init; }

    /// <summary>What to bring; null leaves the line out.</summary>
    public string? Bring { get; init; }

    public required PaperSignature Signature { get; init; }
}
