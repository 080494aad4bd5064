namespace NtmLearn.Lms.People;

/// <summary>What is said of a person, before it is checked. Every field but the name may be left out.</summary>
public sealed record PersonInput
{
    public required string FullName { get; init; }

    /// <summary>Words of the given name where it has more than one ("Thạch Sa Rây": 2).</summary>
    public int? GivenNameLength { get; init; }

    public Sex? Sex { get; init; }

    public int? YearOfBirth { get; init; }

    /// <summary>In any way of writing.</summary>
    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>12 digits (CCCD) or 9 (CMND).</summary>
    public string? IdNumber { get; init; }

    public Guid? HamletId { get; init; }

    /// <summary>The commune of residence; taken from the hamlet when that is given.</summary>
    public Guid? UnitId { get; init; }
}

/// <summary>A post to be given to a person.</summary>
public sealed record PostInput(
    Guid? UnitId, Guid? OrganisationId, string? Title, string? ProgrammeRole, DateOnly? ValidFrom, DateOnly? ValidTo);
