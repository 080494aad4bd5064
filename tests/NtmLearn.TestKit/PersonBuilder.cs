using NtmLearn.Language;
using NtmLearn.Lms.People;

namespace NtmLearn.TestKit;

/// <summary>A person for a test.</summary>
public sealed class PersonBuilder(Guid personId)
{
    private readonly List<Post> posts = [];
    private string fullName = $"Thạch Văn Thử {TestData.Next()}";
    private string? phone;
    private Guid? unitId;
    private Guid? hamletId;

    public PersonBuilder Named(string value) => Set(() => fullName = value);

    /// <param name="value">E.164.</param>
    public PersonBuilder WithPhone(string value) => Set(() => phone = value);

    public PersonBuilder LivingIn(Guid unit, Guid? hamlet = null) => Set(() => (unitId, hamletId) = (unit, hamlet));

    /// <summary>Holds a post in a unit or an organisation.</summary>
    public PersonBuilder WithPost(Guid? unit = null, Guid? organisation = null, string title = "Công chức", DateOnly? from = null, DateOnly? to = null) =>
        Set(() => posts.Add(new Post
        {
            PostId = Guid.CreateVersion7(),
            PersonId = personId,
            UnitId = unit,
            OrganisationId = organisation,
            Title = title,
            ValidFrom = from,
            ValidTo = to,
        }));

    internal Person Build(DateTime at) => new()
    {
        PersonId = personId,
        FullName = fullName,
        SearchKey = VietnameseText.Fold(fullName),
        SortKey = string.Join(' ', VietnameseText.Fold(fullName).Split(' ').Reverse()),
        Phone = phone,
        UnitId = unitId,
        HamletId = hamletId,
        CreatedAt = at,
    };

    internal IEnumerable<object> Posts => posts;

    private PersonBuilder Set(Action change)
    {
        change();
        return this;
    }
}
