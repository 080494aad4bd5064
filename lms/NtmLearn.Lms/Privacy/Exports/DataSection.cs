namespace NtmLearn.Lms.Privacy.Exports;

/// <summary>One value of a download.</summary>
/// <param name="Name">For programs.</param>
/// <param name="Label">For people, in Vietnamese.</param>
public sealed record DataField(string Name, string Label, string? Value);

/// <summary>One thing that is kept about somebody.</summary>
public sealed record DataRow(params IReadOnlyList<DataField> Fields);

/// <summary>Things of one kind.</summary>
/// <param name="Name">For programs.</param>
/// <param name="Title">For people, in Vietnamese.</param>
public sealed record DataSection(string Name, string Title, IReadOnlyList<DataRow> Rows);
