using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Enrolments.Citizens;

/// <summary>What a citizen typed, checked: what is wrong stands at the fields, and places that fit stand to be chosen.</summary>
internal sealed record CitizenInput(CitizenForm? Checked, IReadOnlyList<FieldOption> Places, IReadOnlyList<Fact> Review)
{
    private const int PlaceMaxLength = 120;
    private const int Oldest = 110;

    /// <summary>Fields that the second page carries along.</summary>
    public static readonly IReadOnlyList<string> Carried = ["fullName", "residence", "place", "phone", "email", "yearOfBirth", ConsentForm.NameOf(ConsentPurpose.Training)];

    public static async Task<CitizenInput> ReadAsync(FormState form, Screen screen, Residences residences, DateOnly today, CancellationToken cancellationToken)
    {
        var name = form.RequiredText("fullName", screen.Text("enrol.name"), Person.FullNameMaxLength, "Thạch Thị Hoa");
        if (name.Length > 0 && !Language.PersonName.TryParse(name, out _))
        {
            form.Add("fullName", "Họ tên phải có chữ. Xin gõ lại, ví dụ Thạch Thị Hoa.");
        }

        var typed = form.RequiredText("residence", screen.Text("enrol.residence"), PlaceMaxLength, "ấp Chợ, Đại An");
        var places = typed.Length == 0 ? [] : await residences.FindAsync(typed, cancellationToken);
        var place = places is [var only] ? only : places.FirstOrDefault(p => p.Value == form.Value("place"));
        if (place is null && typed.Length > 0)
        {
            form.Add(
                places.Count == 0 ? "residence" : "place",
                places.Count == 0
                    ? "Không tìm thấy ấp, khóm, xã, phường nào có tên này. Xin gõ tên xã hoặc phường, không cần dấu."
                    : "Có nhiều nơi cùng tên. Xin chọn nơi bà con ở trong các dòng dưới đây.");
        }

        string? phone = null;
        if (form.Value("phone") is { Length: > 0 } number)
        {
            if (PhoneNumber.TryParse(number, out var known, out var error))
            {
                phone = known.E164;
            }
            else
            {
                form.Add("phone", PhoneNumber.Explain(error!.Value) + " Không có điện thoại thì để trống.");
            }
        }

        var email = form.OptionalText("email", screen.Text("enrol.email"), Person.EmailMaxLength);
        if (email is not null && !System.Net.Mail.MailAddress.TryCreate(email, out _))
        {
            form.Add("email", "Địa chỉ e-mail cần có dạng ten@noi.vn. Không có thì để trống.");
        }

        var year = form.Integer("yearOfBirth", screen.Text("enrol.year"), today.Year - Oldest, today.Year, required: false);
        ConsentForm.Read(form, [ConsentPurpose.Training], ConsentPurpose.Training);

        if (form.Key is null)
        {
            form.With(FormState.KeyName, Guid.CreateVersion7().ToString("N"));
            form.Add("", "Trang này mở quá lâu. Xin xem lại rồi bấm gửi lần nữa.");
        }

        var options = places.Count > 1 ? places.Select(p => p.AsOption).ToList() : [];
        return form.HasErrors
            ? new CitizenInput(null, options, [])
            : new CitizenInput(
                new CitizenForm(Guid.Parse(form.Key!), name, place!.HamletId, place.UnitId, phone, email, year),
                options,
                [
                    new Fact(screen.Text("enrol.name"), name),
                    new Fact(screen.Text("enrol.residence"), place.Label),
                    new Fact(screen.Text("enrol.phone"), phone is null ? null : PhoneNumber.FromE164(phone).National),
                    new Fact(screen.Text("enrol.email"), email),
                    new Fact(screen.Text("enrol.year"), year?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ]);
    }
}
