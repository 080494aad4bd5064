using System.ComponentModel.DataAnnotations;
using NtmLearn.Lms.Api.Validation;

namespace NtmLearn.Lms.People;

/// <summary>A person to add.</summary>
/// <param name="GivenNameLength">Words of the given name where it has more than one ("Thạch Sa Rây": 2).</param>
/// <param name="Phone">In any way of writing.</param>
/// <param name="Post">A first post; where the person lives out of reach, this one must be within.</param>
/// <param name="IsNew">That somebody looked at the likely duplicates and it is none of them.</param>
public sealed record CreatePersonRequest(
    [RequiredVi, MaxLengthVi(Person.FullNameMaxLength)] string? FullName,
    int? GivenNameLength = null,
    Sex? Sex = null,
    int? YearOfBirth = null,
    string? Phone = null,
    string? Email = null,
    string? IdNumber = null,
    Guid? HamletId = null,
    Guid? UnitId = null,
    PostRequest? Post = null,
    bool IsNew = false)
{
    internal PersonInput ToInput() => new()
    {
        FullName = FullName!,
        GivenNameLength = GivenNameLength,
        Sex = Sex,
        YearOfBirth = YearOfBirth,
        Phone = Phone,
        Email = Email,
        IdNumber = IdNumber,
        HamletId = HamletId,
        UnitId = UnitId,
    };
}

/// <summary>What shall be said of a person from now on. What is left out is emptied, so read the person in full first.</summary>
/// <param name="Version">The version that was read; an older one is refused.</param>
public sealed record ChangePersonRequest(
    [RequiredVi, MaxLengthVi(Person.FullNameMaxLength)] string? FullName,
    [RequiredVi] int? Version,
    int? GivenNameLength = null,
    Sex? Sex = null,
    int? YearOfBirth = null,
    string? Phone = null,
    string? Email = null,
    string? IdNumber = null,
    Guid? HamletId = null,
    Guid? UnitId = null)
{
    internal PersonInput ToInput() => new()
    {
        FullName = FullName!,
        GivenNameLength = GivenNameLength,
        Sex = Sex,
        YearOfBirth = YearOfBirth,
        Phone = Phone,
        Email = Email,
        IdNumber = IdNumber,
        HamletId = HamletId,
        UnitId = UnitId,
    };
}

/// <summary>A post to give; in a unit, an organisation or both.</summary>
public sealed record PostRequest(
    Guid? UnitId = null,
    Guid? OrganisationId = null,
    [MaxLengthVi(Post.TitleMaxLength)] string? Title = null,
    [MaxLengthVi(Post.TitleMaxLength)] string? ProgrammeRole = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => UnitId is null && OrganisationId is null
        ? [new ValidationResult("Chọn đơn vị hoặc tổ chức của chức vụ.", [nameof(UnitId)])]
        : [];

    internal PostInput ToInput() => new(UnitId, OrganisationId, Title, ProgrammeRole, ValidFrom, ValidTo);
}

/// <summary>The last day of a post.</summary>
public sealed record EndPostRequest([RequiredVi] DateOnly? LastDay);

/// <summary>A line of the list of people; numbers are masked.</summary>
public sealed record PersonItem(Guid Id, string FullName, Sex? Sex, int? YearOfBirth, string? Phone, Guid? UnitId, Guid? HamletId);

/// <summary>A post as the API gives it.</summary>
public sealed record PostResponse(
    Guid Id, Guid? UnitId, Guid? OrganisationId, string? Title, string? ProgrammeRole, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    internal static PostResponse From(Post post) =>
        new(post.PostId, post.UnitId, post.OrganisationId, post.Title, post.ProgrammeRole, post.ValidFrom, post.ValidTo);
}

/// <summary>A person.</summary>
/// <param name="IsMasked">Whether telephone, e-mail and ID number have asterisks in them.</param>
/// <param name="MergedIntoId">Who stands for this one, when it was found to be a duplicate.</param>
public sealed record PersonResponse(
    Guid Id, string FullName, int? GivenNameLength, Sex? Sex, int? YearOfBirth, string? Phone, string? Email, string? IdNumber, bool IsMasked,
    Guid? HamletId, Guid? UnitId, Guid? MergedIntoId, int Version, IReadOnlyList<PostResponse> Posts)
{
    internal static PersonResponse Masked(Person p, IEnumerable<Post> posts) => new(
        p.PersonId, p.FullName, p.GivenNameLength, p.Sex, p.YearOfBirth,
        PersonMask.Phone(p.Phone), PersonMask.Email(p.Email), PersonMask.IdNumber(p.IdNumber), IsMasked: true,
        p.HamletId, p.UnitId, p.MergedIntoId, p.Version, [.. posts.Select(PostResponse.From)]);

    /// <summary>Only where the reading was audited.</summary>
    internal static PersonResponse Full(Person p, IEnumerable<Post> posts) => Masked(p, posts) with
    {
        Phone = p.Phone,
        Email = p.Email,
        IdNumber = p.IdNumber,
        IsMasked = false,
    };
}
