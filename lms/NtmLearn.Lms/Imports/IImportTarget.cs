using NtmLearn.Lms.Data;
using NtmLearn.Lms.Imports.Tables;

namespace NtmLearn.Lms.Imports;

/// <summary>What a kind of file is made of, and how its rows get in.</summary>
internal interface IImportTarget
{
    ImportKind Kind { get; }

    IReadOnlyList<ImportField> Fields { get; }

    /// <summary>A row as it should be, by field; for the template.</summary>
    IReadOnlyDictionary<string, string> Example { get; }

    /// <summary>Reads all rows of a file, before any is written.</summary>
    Task<IImportPass> OpenAsync(ImportSetting setting, IReadOnlyList<TableRow> rows, CancellationToken cancellationToken);
}

/// <summary>One pass over a file: a trial or the real one. The pieces are the same ones each time.</summary>
internal interface IImportPass
{
    /// <summary>How many rows each piece has: rows that are written together, in one transaction.</summary>
    IReadOnlyList<int> Pieces { get; }

    /// <summary>Whether a trial has to write too, to be taken back at its end; else it only reads and nothing is saved.</summary>
    bool TrialWrites { get; }

    /// <summary>Puts the rows of a piece into a context; it saves what it must, the rest is saved afterwards.</summary>
    /// <exception cref="PieceRefusedException">Nothing that it has put in is to stay.</exception>
    Task<IReadOnlyList<RowResult>> ApplyAsync(NtmLearnDbContext db, int piece, CancellationToken cancellationToken);

    /// <summary>After all of it stands in the database.</summary>
    Task FinishAsync(CancellationToken cancellationToken);
}

/// <summary>Takes back what a piece has put into its transaction.</summary>
internal sealed class PieceRefusedException(IReadOnlyList<RowResult> results) : Exception("The rows are not taken.")
{
    public IReadOnlyList<RowResult> Results => results;
}
