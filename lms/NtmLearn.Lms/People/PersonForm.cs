using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.People;

/// <summary>Between the fields of a form and what the services take.</summary>
internal static class PersonForm
{
    public static PersonInput Read(FormState form) => new()
    {
        FullName = form.Value(nameof(PersonInput.FullName)),
        GivenNameLength = form.Integer(nameof(PersonInput.GivenNameLength), "Số chữ của tên", 1, 4, required: false),
        Sex = form.OneOf<Sex>(nameof(PersonInput.Sex), "Giới tính", required: false),
        YearOfBirth = form.Integer(nameof(PersonInput.YearOfBirth), "Năm sinh", 1900, 2100, required: false),
        Phone = form.Value(nameof(PersonInput.Phone)),
        Email = form.Value(nameof(PersonInput.Email)),
        IdNumber = form.Value(nameof(PersonInput.IdNumber)),
        HamletId = form.Id(nameof(PersonInput.HamletId), "Ấp, khóm", required: false),
        UnitId = form.Id(nameof(PersonInput.UnitId), "Xã, phường", required: false),
    };

    /// <summary>Null when nothing was said of a post.</summary>
    public static PostInput? ReadPost(FormState form)
    {
        var unit = form.Id("PostUnitId", "Đơn vị của chức vụ", required: false);
        var organisation = form.Id("PostOrganisationId", "Tổ chức của chức vụ", required: false);
        var title = form.Value("PostTitle");
        var role = form.Value("PostProgrammeRole");
        var from = form.Day("PostValidFrom", "Từ ngày", required: false);
        return unit is null && organisation is null && title.Length + role.Length == 0
            ? null
            : new PostInput(unit, organisation, title, role, from, ValidTo: null);
    }

    public static FormState Fill(Person person) => FormState.Empty
        .With(nameof(PersonInput.FullName), person.FullName)
        .With(nameof(PersonInput.GivenNameLength), person.GivenNameLength)
        .With(nameof(PersonInput.Sex), person.Sex?.ToString())
        .With(nameof(PersonInput.YearOfBirth), person.YearOfBirth)
        .With(nameof(PersonInput.Phone), person.Phone)
        .With(nameof(PersonInput.Email), person.Email)
        .With(nameof(PersonInput.IdNumber), person.IdNumber)
        .With(nameof(PersonInput.HamletId), person.HamletId)
        .With(nameof(PersonInput.UnitId), person.UnitId)
        .With(nameof(Person.Version), (int?)person.Version);
}
