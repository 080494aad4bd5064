using NtmLearn.Lms.Papers;

namespace NtmLearn.Lms.Reports;

/// <summary>A report as it is read: screen, DOCX and XLSX show this and nothing else, so that they are equal.</summary>
/// <param name="Title">Behind the type name: "Kết quả lớp …".</param>
public sealed record ReportPaper(string Title, IReadOnlyList<ReportPart> Parts);

/// <summary>I to V and the appendix.</summary>
/// <param name="Number">"I"; empty for the appendix.</param>
public sealed record ReportPart(string Number, string Heading, IReadOnlyList<ReportLine> Lines, IReadOnlyList<ReportTable> Tables);

/// <summary>A line of a part.</summary>
/// <param name="Href">The rows beneath it; on the screen only.</param>
public sealed record ReportLine(string Label, string Value, string? Href = null);

/// <summary>A table of a part.</summary>
public sealed record ReportTable(string Caption, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows);

/// <summary>A cell of a table.</summary>
/// <param name="Href">The rows beneath it; on the screen only.</param>
public readonly record struct ReportCell(string Text, string? Href = null);
