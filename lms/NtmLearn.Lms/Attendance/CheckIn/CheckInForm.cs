using NtmLearn.Language;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>Reads what people type to sign in. What is wrong stands at the fields.</summary>
internal static class CheckInForm
{
    /// <summary>The sealed pass, in address and form.</summary>
    public const string Pass = "luot";

    public const string Name = "fullName";
    public const string Digits = "digits";
    public const string Year = "yearOfBirth";
    public const string Hamlet = "hamlet";
    public const string HasSex = "sex";

    /// <summary>Digits of the telephone that are asked for.</summary>
    public const int DigitCount = 4;

    private const int Oldest = 1900;

    /// <summary>Null when something is missing.</summary>
    public static CheckInClaim? ReadClaim(FormState form, Screen screen, DateOnly today)
    {
        var name = ReadName(form, screen);
        var digits = string.Concat(form.Value(Digits).Where(char.IsAsciiDigit));
        var year = form.Integer(Year, screen.Text("enrol.year"), Oldest, today.Year, required: false);
        var hamlet = form.OptionalText(Hamlet, screen.Text("checkin.hamlet"), Person.FullNameMaxLength);
        if (digits.Length is > 0 and < DigitCount)
        {
            form.Add(Digits, screen.Text("checkin.digits.short"));
        }
        else if (digits.Length == 0 && (year is null || hamlet is null) && form.ErrorFor(Year) is null)
        {
            form.Add(Digits, screen.Text("checkin.digits.missing"));
        }

        // Who types the whole number has typed its end as well.
        return form.HasErrors ? null : new CheckInClaim(name!.SearchKey, digits.Length == 0 ? null : digits[^DigitCount..], year, hamlet);
    }

    /// <summary>Null when something is missing.</summary>
    public static CheckInWalkIn? ReadWalkIn(FormState form, Screen screen, DateOnly today)
    {
        var name = ReadName(form, screen);
        var sex = form.OneOf<Sex>(HasSex, screen.Text("checkin.sex"), required: false);
        var year = form.Integer(Year, screen.Text("enrol.year"), Oldest, today.Year, required: false);
        var place = form.RequiredText(Hamlet, screen.Text("checkin.hamlet"), Person.FullNameMaxLength, "ấp Chợ, Đại An");
        ConsentForm.Read(form, [ConsentPurpose.Training], ConsentPurpose.Training);
        return form.HasErrors ? null : new CheckInWalkIn(name!, sex, year, null, null, place);
    }

    private static PersonName? ReadName(FormState form, Screen screen)
    {
        var typed = form.RequiredText(Name, screen.Text("enrol.name"), Person.FullNameMaxLength, "Thạch Thị Hoa");
        if (PersonName.TryParse(typed, out var name))
        {
            return name;
        }

        if (typed.Length > 0)
        {
            form.Add(Name, screen.Text("checkin.name.wrong"));
        }

        return null;
    }
}
