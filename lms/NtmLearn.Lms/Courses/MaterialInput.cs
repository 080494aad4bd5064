namespace NtmLearn.Lms.Courses;

/// <summary>A material as somebody gives it: a file, a link or a page, by its kind.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="FileName">What the file was called; only its ending and its words are kept.</param>
/// <param name="Body">Markdown of a page.</param>
public sealed record MaterialInput(
    MaterialKind Kind, string Title, string? Url = null, string? Body = null, ReadOnlyMemory<byte> Bytes = default, string? FileName = null);
