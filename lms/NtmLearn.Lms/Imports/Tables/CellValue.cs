namespace NtmLearn.Lms.Imports.Tables;

/// <summary>What a cell says, or why it says nothing that can be used.</summary>
/// <param name="Value">Null when the cell is blank or wrong.</param>
/// <param name="Error">In Vietnamese, for the office; null when nothing is wrong. A blank cell is not wrong.</param>
public readonly record struct CellValue<T>(T? Value, string? Error)
    where T : struct
{
    public bool IsWrong => Error is not null;
}
