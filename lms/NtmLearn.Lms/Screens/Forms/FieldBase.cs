using Microsoft.AspNetCore.Components;

namespace NtmLearn.Lms.Screens.Forms;

/// <summary>What every field has: a label bound to it, a hint, its error, and the value that was typed.</summary>
public abstract class FieldBase : ComponentBase
{
    internal const string FilterName = "IsFilter";

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>One short sentence under the label.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>A field that may stay empty says so behind its label.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>What the browser may fill in by itself: <c>name</c>, <c>tel</c>, <c>email</c>, <c>off</c>.</summary>
    [Parameter]
    public string? Autocomplete { get; set; }

    /// <summary>Which keyboard a phone shows: <c>numeric</c>, <c>decimal</c>, <c>tel</c>, <c>email</c>.</summary>
    [Parameter]
    public string? InputMode { get; set; }

    /// <summary>Wins over the form that the field stands in.</summary>
    [Parameter]
    public FormState? Form { get; set; }

    [CascadingParameter]
    private FormState? Surrounding { get; set; }

    [CascadingParameter(Name = FilterName)]
    private bool IsFilter { get; set; }

    /// <summary>The id of a field's control, which links in an error summary lead to.</summary>
    public static string IdOf(string name) =>
        "o-" + string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));

    protected FormState State { get; private set; } = FormState.Empty;

    protected string Id => IdOf(Name);

    protected string HintId => Id + "-goi-y";

    protected string ErrorId => Id + "-loi";

    protected string? Error => State.ErrorFor(Name);

    protected string Value => State.Value(Name);

    protected bool Required => !Optional && !IsFilter;

    /// <summary>All fields of a filter may stay empty, which goes without saying.</summary>
    protected bool MarksOptional => Optional && !IsFilter;

    protected string? Invalid => Error is null ? null : "true";

    /// <summary>Ids of hint and error, for <c>aria-describedby</c>.</summary>
    protected string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (not null, null) => HintId,
        (null, not null) => ErrorId,
        _ => $"{HintId} {ErrorId}",
    };

    protected override void OnParametersSet() => State = Form ?? Surrounding ?? FormState.Empty;
}
