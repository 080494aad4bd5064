using System.Globalization;
using Microsoft.AspNetCore.Http;
using NtmLearn.Language;

namespace NtmLearn.Lms.Screens.Forms;

/// <summary>
/// What somebody typed into a form, and what is wrong with it. The reading methods add an error in Vietnamese and keep
/// the typed text, so that a page shown again loses nothing. Nothing may be written while <see cref="HasErrors"/>.
/// </summary>
public sealed partial class FormState
{
    /// <summary>Name of the hidden field that makes a form count once.</summary>
    public const string KeyName = "key";

    private const string AntiforgeryName = "__RequestVerificationToken";

    private readonly Dictionary<string, string[]> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<FormError> errors = [];

    /// <summary>A new form in which nothing is typed.</summary>
    public static FormState Empty => new();

    public bool HasErrors => errors.Count > 0;

    /// <summary>In the order in which they were found, which is that of the form when it is read from top to bottom.</summary>
    public IReadOnlyList<FormError> Errors => errors;

    /// <summary>The id that came with the form, or null when it brought none or a mangled one.</summary>
    public string? Key => Guid.TryParse(Value(KeyName), out var key) ? key.ToString("N") : null;

    /// <summary>The fields of a posted form; files stay with the collection.</summary>
    public static FormState From(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var state = new FormState();
        foreach (var (name, typed) in form)
        {
            if (name != AntiforgeryName)
            {
                state.values[name] = [.. typed.Select(value => value ?? "")];
            }
        }

        return state;
    }

    /// <summary>The wishes of an address, for forms that are sent by GET.</summary>
    public static FormState From(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var state = new FormState();
        foreach (var (name, typed) in query)
        {
            state.values[name] = [.. typed.Select(value => value ?? "")];
        }

        return state;
    }

    /// <summary>The first value of a field: composed (NFC), trimmed, without control characters; empty when there is none.</summary>
    public string Value(string name) => values.TryGetValue(name, out var typed) && typed.Length > 0 ? TypedText.Tidy(typed[0]) : "";

    /// <summary>All values of a field that may come several times, the empty ones left out.</summary>
    public IReadOnlyList<string> Values(string name) =>
        values.TryGetValue(name, out var typed) ? [.. typed.Select(TypedText.Tidy).Where(value => value.Length > 0)] : [];

    /// <summary>A password as typed, only composed: spaces at its ends belong to it.</summary>
    public string Secret(string name) =>
        values.TryGetValue(name, out var typed) && typed.Length > 0 ? VietnameseText.Normalise(typed[0]) : "";

    /// <summary>Says what is wrong with a field; an empty name means the form as a whole.</summary>
    public void Add(string field, string message) => errors.Add(new FormError(field, message));

    /// <summary>The first thing wrong with a field, or null.</summary>
    public string? ErrorFor(string name) =>
        errors.Find(error => string.Equals(error.Field, name, StringComparison.OrdinalIgnoreCase))?.Message;

    /// <summary>Fills a field, as when an existing thing is opened for editing.</summary>
    public FormState With(string name, string? value)
    {
        values[name] = value is null ? [] : [value];
        return this;
    }

    public FormState With(string name, IEnumerable<string> several)
    {
        values[name] = [.. several];
        return this;
    }

    public FormState With(string name, IEnumerable<Guid> several) => With(name, several.Select(id => id.ToString()));

    public FormState With(string name, int? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>With a comma, as it is written here, and without grouping.</summary>
    public FormState With(string name, decimal? value) =>
        With(name, value?.ToString("0.############", CultureInfo.InvariantCulture).Replace('.', ','));

    public FormState With(string name, DateOnly? value) => With(name, value is { } day ? TypedDay.ForBrowser(day) : null);

    public FormState With(string name, Guid? value) => With(name, value?.ToString());

    public FormState With(string name, bool value) => With(name, value ? CheckedValue : null);

    public FormState With<TEnum>(string name, TEnum value) where TEnum : struct, Enum => With(name, value.ToString());

    /// <param name="minutes">Minutes since midnight.</param>
    public FormState WithTime(string name, int? minutes) => With(name, minutes is { } time ? TypedDay.ForBrowser(time) : null);

    /// <param name="dong">Whole đồng.</param>
    public FormState WithMoney(string name, long? dong) => With(name, dong is { } amount ? ScreenFormat.Number(amount) : null);
}
