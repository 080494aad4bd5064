using NtmLearn.Lms.Access;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Imports;

/// <summary>Lists of people.</summary>
internal sealed class PeopleImport(TimeProvider clock) : IImportTarget
{
    // Few enough that others who write are not kept waiting, enough that the disk is asked seldom.
    private const int RowsAtOnce = 200;

    public ImportKind Kind => ImportKind.People;

    public IReadOnlyList<ImportField> Fields => PersonFields.All;

    public IReadOnlyDictionary<string, string> Example => PersonFields.Example;

    public Task<IImportPass> OpenAsync(ImportSetting setting, IReadOnlyList<TableRow> rows, CancellationToken cancellationToken)
    {
        var reader = new PersonRowReader(setting.Header, setting.Places, setting.Today);
        var seen = new PersonRowIndex();
        var read = new List<PersonRow>(rows.Count);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var person = reader.Read(row);
            read.Add(person.Entry is { } entry && seen.Add(person.Number, entry.Key) is { } twice
                ? person with { Entry = null, Issues = [.. person.Issues, twice] }
                : person);
        }

        return Task.FromResult<IImportPass>(new Pass(setting, read, clock));
    }

    /// <summary>The issue of a column that a refusal is about.</summary>
    internal static IEnumerable<RowIssue> Errors(IEnumerable<Refusal> refusals) => refusals.Select(r => RowIssue.Error(r.Field, r.Message));

    private sealed class Pass(ImportSetting setting, List<PersonRow> rows, TimeProvider clock) : IImportPass
    {
        public IReadOnlyList<int> Pieces { get; } = [.. rows.Chunk(RowsAtOnce).Select(c => c.Length)];

        public bool TrialWrites => false;

        public async Task<IReadOnlyList<RowResult>> ApplyAsync(NtmLearnDbContext db, int piece, CancellationToken cancellationToken)
        {
            var now = rows.GetRange(piece * RowsAtOnce, Pieces[piece]);
            var entries = now.Select(r => r.Entry).OfType<PersonEntry>().ToList();
            var batch = await PersonBatch.LoadAsync(
                db, setting.Caller.ScopeOf(Right.ManagePeople), setting.Tree, setting.Today, clock, entries, cancellationToken);
            var results = new List<RowResult>(now.Count);
            var position = 0;
            foreach (var row in now)
            {
                if (row.Entry is null)
                {
                    results.Add(RowResult.Rejected(row.Number, row.Issues));
                    continue;
                }

                var put = batch.Put(position++);
                results.Add(put.Value is { } done
                    ? new RowResult(row.Number, (RowOutcome)done.Kind, [.. row.Issues, .. done.Warnings.Select(w => RowIssue.Warning(w.Field, w.Message))])
                    : RowResult.Rejected(row.Number, [.. row.Issues, .. Errors(put.Refusals)]));
            }

            return results;
        }

        public Task FinishAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
