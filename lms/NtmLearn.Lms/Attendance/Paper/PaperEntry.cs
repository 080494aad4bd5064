using System.Globalization;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Attendance.Paper;

/// <summary>What was copied from a sheet: per half-day the numbers that signed, and names written into blank rows.</summary>
/// <param name="Signed">By column; a column left alone is not there.</param>
internal sealed record PaperEntry(IReadOnlyDictionary<int, IReadOnlySet<int>> Signed, IReadOnlyList<PaperEntry.BlankRow> WalkIns)
{
    /// <summary>How the numbers of a column are meant.</summary>
    public const string Skip = "skip";

    /// <summary>All signed but these.</summary>
    public const string Except = "except";

    /// <summary>These signed.</summary>
    public const string Only = "only";

    public static string HowOf(int column) => string.Create(CultureInfo.InvariantCulture, $"how{column}");

    public static string NumbersOf(int column) => string.Create(CultureInfo.InvariantCulture, $"numbers{column}");

    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"name{number}");

    public static string YearOf(int number) => string.Create(CultureInfo.InvariantCulture, $"year{number}");

    public static string SexOf(int number) => string.Create(CultureInfo.InvariantCulture, $"sex{number}");

    public static string PlaceOf(int number) => string.Create(CultureInfo.InvariantCulture, $"place{number}");

    public static PaperEntry Read(FormState form, PaperSheet sheet)
    {
        List<BlankRow> walkIns = [];
        for (var number = sheet.Rows.Count + 1; number <= sheet.Last; number++)
        {
            if (form.Value(NameOf(number)).Length > 0)
            {
                walkIns.Add(new BlankRow(
                    number,
                    form.RequiredText(NameOf(number), $"Họ tên dòng {number}", Person.FullNameMaxLength),
                    form.OneOf<Sex>(SexOf(number), $"Giới tính dòng {number}", required: false),
                    form.Integer(YearOf(number), $"Năm sinh dòng {number}", 1900, 2100, required: false),
                    form.OptionalText(PlaceOf(number), $"Nơi ở dòng {number}", Person.FullNameMaxLength)));
            }
        }

        var signed = new Dictionary<int, IReadOnlySet<int>>();
        for (var column = 0; column < sheet.Sessions.Count; column++)
        {
            if (form.OneOf(HowOf(column), "Cách nhập", [Skip, Except, Only], required: false) is not (Except or Only) || form.Value(HowOf(column)) is not { } how)
            {
                continue;
            }

            var (numbers, problem) = RowNumbers.Read(form.Value(NumbersOf(column)), sheet.Last);
            if (problem is not null)
            {
                form.Add(NumbersOf(column), problem);
                continue;
            }

            // A blank row counts only when a name was written into it.
            var named = Enumerable.Range(1, sheet.Rows.Count).Concat(walkIns.Select(w => w.Number));
            signed[column] = how == Only ? numbers : named.Except(numbers).ToHashSet();
            if (how == Only && numbers.FirstOrDefault(n => n > sheet.Rows.Count && !walkIns.Exists(w => w.Number == n)) is > 0 and var nameless)
            {
                form.Add(NameOf(nameless), $"Dòng {nameless} có chữ ký nhưng chưa có họ tên. Xin gõ họ tên, hoặc bỏ số {nameless}.");
            }
        }

        if (!form.HasErrors && signed.Count == 0)
        {
            form.Add(HowOf(0), "Chưa nhập buổi nào. Xin chọn cách nhập cho ít nhất một buổi.");
        }

        return new PaperEntry(signed, walkIns);
    }

    /// <summary>A blank row with a name.</summary>
    internal sealed record BlankRow(int Number, string FullName, Sex? Sex, int? YearOfBirth, string? Place)
    {
        /// <summary>The same row of the same form is the same walk-in, in each of the sheet's half-days.</summary>
        public WalkInInput ToInput(string formKey)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{formKey}-{Number}");
            return new WalkInInput(IdOf(key), FullName, Sex, YearOfBirth, null, null, Place, key);
        }

        private static Guid IdOf(string key) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
    }
}
