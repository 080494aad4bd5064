using System.Globalization;
using NtmLearn.Language;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Imports;

/// <summary>Reads what rows tell of people, before any table is asked. What forms check is checked where forms are.</summary>
internal sealed class PersonRowReader(HeaderMap header, PlaceReader places, DateOnly today)
{
    private const int ShortId = 8;
    private const int ShortCitizenId = 11;

    public PersonRow Read(TableRow row)
    {
        var issues = new List<RowIssue>();
        foreach (var (field, notes) in row.Notes)
        {
            issues.AddRange(CellText.Describe(notes).Select(text => RowIssue.Warning(field, text)));
        }

        var name = Capitals(row[nameof(PersonInput.FullName)]);
        if (!PersonName.TryParse(name, out var parsed))
        {
            issues.Add(RowIssue.Error(nameof(PersonInput.FullName), "Ghi đầy đủ họ và tên, ví dụ Thạch Thị Sa Rây."));
        }

        var year = Take(nameof(PersonInput.YearOfBirth), CellText.YearOfBirth(BirthOf(row), today), issues);
        var phone = Phone(row[nameof(PersonInput.Phone)], issues);
        var (residence, post, unit) = Places(row, issues);
        var id = Id(row[nameof(PersonInput.IdNumber)], issues);
        var input = new PersonInput
        {
            FullName = name,
            YearOfBirth = year,
            Sex = SexOf(row, issues),
            Phone = phone,
            Email = row[nameof(PersonInput.Email)],
            IdNumber = id,
            UnitId = residence.UnitId,
            HamletId = residence.HamletId,
        };
        var key = new PersonKey(
            parsed?.SearchKey ?? "", year, phone, id.Length == 0 ? null : id, [.. new[] { unit, post?.OrganisationId }.OfType<Guid>()]);
        if (parsed is not null && !key.TellsApart && issues.TrueForAll(i => i.Weight != IssueWeight.Error))
        {
            issues.Add(RowIssue.Error(nameof(PersonInput.FullName), "Chỉ có họ tên nên không phân biệt được người trùng tên. Ghi thêm năm sinh, số điện thoại, số CCCD hoặc đơn vị."));
        }

        return new PersonRow(row.Number, issues.Exists(i => i.Weight == IssueWeight.Error) ? null : new PersonEntry(input, post, key), issues);
    }

    /// <summary>Old lists write the year in the column "Nam" or "Nữ".</summary>
    private string BirthOf(TableRow row)
    {
        var written = row[nameof(PersonInput.YearOfBirth)];
        return written.Length > 0 ? written
            : new[] { row[PersonFields.Male], row[PersonFields.Female] }.FirstOrDefault(t => t.Length >= 4 && t.Any(char.IsAsciiDigit), "");
    }

    private Sex? SexOf(TableRow row, List<RowIssue> issues)
    {
        var field = header.Has(nameof(PersonInput.Sex)) ? nameof(PersonInput.Sex) : PersonFields.Female;
        var read = header.Has(nameof(PersonInput.Sex)) ? CellText.Sex(row[nameof(PersonInput.Sex)])
            : header.Has(PersonFields.Female) ? CellText.SexFromTicks(header.Has(PersonFields.Male) ? row[PersonFields.Male] : null, row[PersonFields.Female])
            : default;
        return Take(field, read, issues) switch
        {
            SexInCell.Female => Sex.Female,
            SexInCell.Male => Sex.Male,
            _ => null,
        };
    }

    private static string? Phone(string text, List<RowIssue> issues)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (PhoneNumber.TryParse(text, out var number, out var error))
        {
            return number.E164;
        }

        issues.Add(RowIssue.Error(nameof(PersonInput.Phone), PhoneNumber.Explain(error!.Value)));
        return null;
    }

    /// <summary>Digits alone; a spreadsheet that took it for a number has eaten the leading zero.</summary>
    private static string Id(string text, List<RowIssue> issues)
    {
        var digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '\'')));
        if (digits.Length is not (ShortId or ShortCitizenId) || !digits.All(char.IsAsciiDigit))
        {
            return digits;
        }

        issues.Add(RowIssue.Warning(nameof(PersonInput.IdNumber), "Số thiếu một chữ số nên đã thêm số 0 ở đầu (Excel hay bỏ mất số 0). Hãy xem lại."));
        return "0" + digits;
    }

    /// <summary>A unit beside a post is where the post is; a hamlet is always where somebody lives.</summary>
    private ((Guid? UnitId, Guid? HamletId) Residence, PostInput? Post, Guid? Unit) Places(TableRow row, List<RowIssue> issues)
    {
        var unit = row[nameof(PersonInput.UnitId)] is { Length: > 0 } written ? Said(nameof(PersonInput.UnitId), places.Unit(written), issues) : null;
        Guid? hamlet = null;
        if (row[nameof(PersonInput.HamletId)] is { Length: > 0 } typed)
        {
            if (unit is { } commune)
            {
                hamlet = Said(nameof(PersonInput.HamletId), places.Hamlet(typed, commune), issues);
            }
            else if (row[nameof(PersonInput.UnitId)].Length == 0)
            {
                issues.Add(RowIssue.Error(nameof(PersonInput.HamletId), "Ghi thêm xã, phường của ấp, khóm này ở cột đơn vị."));
            }
        }

        var (title, role, office) = (row[nameof(PostInput.Title)], row[nameof(PostInput.ProgrammeRole)], row[nameof(PostInput.OrganisationId)]);
        if (title.Length == 0 && role.Length == 0 && office.Length == 0)
        {
            return ((unit, hamlet), null, unit);
        }

        var (postUnit, organisation) = (unit, office.Length == 0 ? null : places.Office(office));
        if (organisation is not null)
        {
            // The post is in the body, wherever its holder lives.
            postUnit = null;
        }
        else if (office.Length > 0)
        {
            postUnit = places.UnitOfAuthority(office) ?? postUnit;
            if (postUnit is null)
            {
                issues.Add(RowIssue.Error(nameof(PostInput.OrganisationId), $"Không có cơ quan “{office}” trong danh mục. Thêm cơ quan này, hoặc ghi xã, phường ở cột đơn vị."));
            }
            else if (places.UnitOfAuthority(office) is null)
            {
                issues.Add(RowIssue.Warning(nameof(PostInput.OrganisationId), $"Không có cơ quan “{office}” trong danh mục nên chức vụ được ghi theo đơn vị."));
            }
        }
        else if (unit is null && row[nameof(PersonInput.UnitId)].Length == 0)
        {
            issues.Add(RowIssue.Error(nameof(PersonInput.UnitId), "Có chức vụ thì cần ghi đơn vị hoặc cơ quan."));
        }

        var livesThere = hamlet is not null || organisation is not null;
        return (livesThere ? (unit, hamlet) : (null, null), new PostInput(postUnit, organisation, title, role, null, null), unit ?? postUnit);
    }

    private static Guid? Said(string field, PlaceRead read, List<RowIssue> issues)
    {
        if (read.Error is { } error)
        {
            issues.Add(RowIssue.Error(field, error));
        }
        else if (read.Remark is { } remark)
        {
            issues.Add(RowIssue.Warning(field, remark));
        }

        return read.Id;
    }

    private static T? Take<T>(string field, CellValue<T> read, List<RowIssue> issues)
        where T : struct
    {
        if (read.Error is { } error)
        {
            issues.Add(RowIssue.Error(field, error));
        }

        return read.Value;
    }

    /// <summary>Lists in capitals: NGUYỄN VĂN AN is Nguyễn Văn An.</summary>
    private static string Capitals(string name) =>
        name.Length > 1 && name.Any(char.IsLetter) && !name.Any(char.IsLower)
            ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant())
            : name;
}
