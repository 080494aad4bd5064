namespace NtmLearn.Lms.Screens.Forms;

/// <summary>What is wrong with a field and how to mend it; an empty field name means the form as a whole.</summary>
public sealed record FormError(string Field, string Message);
