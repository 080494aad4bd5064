namespace NtmLearn.Lms.Screens.Forms;

/// <summary>One choice of a list: what the form sends, what people read, and the heading it stands under.</summary>
public sealed record FieldOption(string Value, string Label, string? Group = null, string? Hint = null);
