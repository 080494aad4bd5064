namespace NtmLearn.Lms.Screens.Forms;

/// <summary>Reading what was typed. Each method gives null, or an empty text, when it found something wrong and said so.</summary>
public sealed partial class FormState
{
    /// <summary>What a ticked box sends.</summary>
    public const string CheckedValue = "on";

    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly LastDay = new(2100, 12, 31);

    /// <summary>A text on one line that must be there; empty when it has an error.</summary>
    /// <param name="label">The field's label, as on the screen.</param>
    /// <param name="example">What a good answer looks like, shown in the error.</param>
    public string RequiredText(string name, string label, int maxLength, string? example = null) =>
        OptionalText(name, label, maxLength) ?? Missing(name, label, example);

    /// <summary>A text on one line, or null when the field is empty or too long.</summary>
    public string? OptionalText(string name, string label, int maxLength) =>
        OfLength(name, label, TypedText.OnOneLine(Value(name)), maxLength);

    /// <summary>A text of several lines that must be there; empty when it has an error.</summary>
    public string RequiredLines(string name, string label, int maxLength, string? example = null) =>
        OptionalLines(name, label, maxLength) ?? Missing(name, label, example);

    /// <summary>A text of several lines, or null when the field is empty or too long.</summary>
    public string? OptionalLines(string name, string label, int maxLength) => OfLength(name, label, Value(name), maxLength);

    public int? Integer(string name, string label, int min, int max, bool required = true)
    {
        var typed = Typed(name, label, required, $"Xin gõ một số, ví dụ {ScreenFormat.Number(Within(min, max))}.");
        if (typed is null)
        {
            return null;
        }

        if (TypedNumber.Whole(typed) is not { } number)
        {
            return Wrong<int>(name, $"“{label}” phải là số nguyên, không kèm chữ. Ví dụ: {ScreenFormat.Number(Within(min, max))}.");
        }

        return number >= min && number <= max
            ? (int)number
            : Wrong<int>(name, $"“{label}” phải từ {ScreenFormat.Number(min)} đến {ScreenFormat.Number(max)}. Xin sửa lại số đã gõ.");
    }

    /// <summary>A number with a fraction after a comma or a dot.</summary>
    public decimal? Decimal(string name, string label, decimal min, decimal max, bool required = true)
    {
        var typed = Typed(name, label, required, "Xin gõ một số, ví dụ 7,5.");
        if (typed is null)
        {
            return null;
        }

        if (TypedNumber.Fraction(typed) is not { } number)
        {
            return Wrong<decimal>(name, TypedNumber.IsAmbiguous(typed)
                ? $"“{label}” có thể hiểu hai cách. Xin gõ {typed.Replace(".", "", StringComparison.Ordinal)} nếu là hàng nghìn, hoặc {typed.Replace('.', ',')} nếu là số lẻ."
                : $"“{label}” phải là một số, phần lẻ sau dấu phẩy. Ví dụ: 7,5.");
        }

        return number >= min && number <= max
            ? number
            : Wrong<decimal>(name, $"“{label}” phải từ {ScreenFormat.Number(min)} đến {ScreenFormat.Number(max)}. Xin sửa lại số đã gõ.");
    }

    /// <summary>Whole đồng, not negative.</summary>
    public long? Money(string name, string label, long max = 999_999_999_999, bool required = true)
    {
        var typed = Typed(name, label, required, "Xin gõ số tiền bằng đồng, ví dụ 1.500.000.");
        if (typed is null)
        {
            return null;
        }

        return TypedNumber.Money(typed) switch
        {
            null => Wrong<long>(name, $"“{label}” phải là số tiền tròn đồng, không kèm chữ. Ví dụ: 1.500.000."),
            { } amount when amount > max => Wrong<long>(name, $"“{label}” nhiều nhất là {ScreenFormat.Money(max)}. Xin xem lại có thừa số không."),
            { } amount => amount,
        };
    }

    public DateOnly? Day(string name, string label, bool required = true, DateOnly? earliest = null, DateOnly? latest = null)
    {
        var typed = Typed(name, label, required, "Xin gõ ngày/tháng/năm, ví dụ 24/11/2026.");
        if (typed is null)
        {
            return null;
        }

        if (TypedDay.Day(typed) is not { } day)
        {
            return Wrong<DateOnly>(name, $"“{label}” không phải là một ngày có thật. Xin gõ ngày/tháng/năm, ví dụ 24/11/2026.");
        }

        var (first, last) = (earliest ?? FirstDay, latest ?? LastDay);
        return day < first ? Wrong<DateOnly>(name, $"“{label}” phải từ {ScreenFormat.Day(first)} trở đi. Xin xem lại ngày và năm.")
            : day > last ? Wrong<DateOnly>(name, $"“{label}” muộn nhất là {ScreenFormat.Day(last)}. Xin xem lại ngày và năm.")
            : day;
    }

    /// <summary>Minutes since midnight.</summary>
    public int? Time(string name, string label, bool required = true)
    {
        var typed = Typed(name, label, required, "Xin gõ giờ:phút, ví dụ 07:30.");
        return typed is null ? null
            : TypedDay.Time(typed) ?? Wrong<int>(name, $"“{label}” không phải là giờ trong ngày. Xin gõ giờ:phút từ 00:00 đến 23:59, ví dụ 07:30.");
    }

    /// <summary>One of the values that the form offered.</summary>
    public string? OneOf(string name, string label, IEnumerable<string> allowed, bool required = true)
    {
        var typed = Typed(name, label, required, "Xin chọn một mục.");
        if (typed is null || allowed.Contains(typed, StringComparer.Ordinal))
        {
            return typed;
        }

        Add(name, NotOffered(label));
        return null;
    }

    /// <summary>A value of an enum, which the form sends by its name.</summary>
    public TEnum? OneOf<TEnum>(string name, string label, bool required = true) where TEnum : struct, Enum =>
        OneOf(name, label, Enum.GetNames<TEnum>(), required) is { } chosen ? Enum.Parse<TEnum>(chosen) : null;

    /// <summary>Those of the offered values that are ticked.</summary>
    public IReadOnlyList<string> ManyOf(string name, string label, IEnumerable<string> allowed, bool required = false)
    {
        var chosen = Values(name).Distinct(StringComparer.Ordinal).ToList();
        if (chosen.Count == 0 && required)
        {
            Add(name, $"“{label}” chưa chọn mục nào. Xin chọn ít nhất một mục.");
        }
        else if (chosen.Except(allowed, StringComparer.Ordinal).Any())
        {
            Add(name, NotOffered(label));
            return [];
        }

        return chosen;
    }

    /// <summary>Whether a box is ticked.</summary>
    public bool Checked(string name) => Values(name).Any(value => value is CheckedValue or "true");

    /// <summary>An identifier that a list or a hidden field sent.</summary>
    public Guid? Id(string name, string label, bool required = true)
    {
        var typed = Typed(name, label, required, "Xin chọn một mục.");
        return typed is null ? null : Guid.TryParse(typed, out var id) ? id : Wrong<Guid>(name, NotOffered(label));
    }

    private static int Within(int min, int max) => (int)Math.Clamp(30L, min, max);

    private static string NotOffered(string label) => $"“{label}” có mục không còn trong danh sách. Xin chọn lại.";

    private string? Typed(string name, string label, bool required, string remedy)
    {
        var typed = TypedText.OnOneLine(Value(name));
        if (typed.Length > 0)
        {
            return typed;
        }

        if (required)
        {
            Add(name, $"“{label}” còn trống. {remedy}");
        }

        return null;
    }

    private string? OfLength(string name, string label, string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text.Length == 0 ? null : text;
        }

        Add(name, $"“{label}” dài {ScreenFormat.Number(text.Length)} ký tự, nhiều nhất là {ScreenFormat.Number(maxLength)}. Xin viết ngắn lại.");
        return null;
    }

    private string Missing(string name, string label, string? example)
    {
        if (ErrorFor(name) is null)
        {
            Add(name, example is null ? $"“{label}” còn trống. Xin gõ vào ô này." : $"“{label}” còn trống. Xin gõ vào, ví dụ: {example}.");
        }

        return "";
    }

    private T? Wrong<T>(string name, string message) where T : struct
    {
        Add(name, message);
        return null;
    }
}
