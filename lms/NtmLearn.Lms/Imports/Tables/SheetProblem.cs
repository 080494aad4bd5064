namespace NtmLearn.Lms.Imports.Tables;

/// <summary>Why a file cannot be read as a table at all.</summary>
public enum SheetProblem
{
    Empty = 1,
    TooLarge = 2,
    TooManyRows = 3,
    TooManyColumns = 4,
    OldExcel = 5,
    Encrypted = 6,
    Broken = 7,
    NotASheet = 8,
    NoSuchSheet = 9,
    NoHeader = 10,
}
