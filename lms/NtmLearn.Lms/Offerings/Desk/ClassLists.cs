using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Offerings.Desk;

/// <summary>What the editor of a class offers to choose from.</summary>
public sealed record ClassLists(IReadOnlyList<FieldOption> Courses, IReadOnlyList<FieldOption> Units, IReadOnlyList<FieldOption> Organisations);
