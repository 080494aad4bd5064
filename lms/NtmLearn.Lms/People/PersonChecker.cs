using System.Net.Mail;
using NtmLearn.Language;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.People;

/// <summary>Checks what is said of a person, and puts it into the forms in which it is kept.</summary>
internal static class PersonChecker
{
    private const int OldestAge = 110;
    private const int YoungestAge = 10;

    /// <summary>Puts a checked input into a person.</summary>
    /// <returns>What is wrong; the person is unchanged then.</returns>
    public static List<Refusal> Apply(PersonInput input, Person person, DateOnly today)
    {
        List<Refusal> refusals = [];
        if (!PersonName.TryParse(input.FullName, input.GivenNameLength ?? 1, out var name))
        {
            refusals.Add(Wrong("name_missing", nameof(PersonInput.FullName), "Ghi đầy đủ họ và tên, ví dụ Thạch Thị Sa Rây."));
        }

        var phone = Phone(input.Phone, refusals);
        var email = Email(input.Email, refusals);
        var idNumber = IdNumber(input.IdNumber, refusals);
        if (input.YearOfBirth is { } year && (year < today.Year - OldestAge || year > today.Year - YoungestAge))
        {
            refusals.Add(Wrong(
                "year_wrong", nameof(PersonInput.YearOfBirth), $"Năm sinh {year} không hợp lý. Ghi bốn số, ví dụ 1975, hoặc để trống."));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        person.FullName = name!.Full;
        person.GivenNameLength = name.GivenSyllables == 1 ? null : name.GivenSyllables;
        person.SearchKey = name.SearchKey;
        person.SortKey = name.SortKey;
        person.Sex = input.Sex;
        person.YearOfBirth = input.YearOfBirth;
        person.Phone = phone;
        person.Email = email;
        person.IdNumber = idNumber;
        return [];
    }

    private static string? Phone(string? typed, List<Refusal> refusals)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (PhoneNumber.TryParse(typed, out var number))
        {
            return number.E164;
        }

        refusals.Add(Wrong(
            "phone_wrong", nameof(PersonInput.Phone), "Số điện thoại chưa đúng. Ghi 10 số, ví dụ 0912 345 678, hoặc để trống."));
        return null;
    }

    private static string? Email(string? typed, List<Refusal> refusals)
    {
        var text = typed?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.Length <= Person.EmailMaxLength && MailAddress.TryCreate(text, out var address) && address.Address == text && text.IndexOf('.', text.IndexOf('@')) > 0)
        {
            return text.ToLowerInvariant();
        }

        refusals.Add(Wrong("email_wrong", nameof(PersonInput.Email), "Địa chỉ thư điện tử chưa đúng. Ví dụ: hoa@travinh.gov.vn, hoặc để trống."));
        return null;
    }

    private static string? IdNumber(string? typed, List<Refusal> refusals)
    {
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '.'));
        if (digits.Length == 0)
        {
            return null;
        }

        if (digits.Length is 9 or 12 && digits.All(char.IsAsciiDigit))
        {
            return digits;
        }

        refusals.Add(Wrong("id_wrong", nameof(PersonInput.IdNumber), "Số CCCD có 12 chữ số (CMND cũ có 9). Không bắt buộc, có thể để trống."));
        return null;
    }

    private static Refusal Wrong(string code, string field, string message) => new(RefusalKind.Invalid, code, message, field);
}
