using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Offerings;

namespace NtmLearn.Lms.Imports;

/// <summary>Lists of people and the classes they are to be in.</summary>
internal sealed class EnrolmentsImport(EnrolmentService enrolments, IDbContextFactory<NtmLearnDbContext> contexts, TimeProvider clock) : IImportTarget
{
    public const string ClassCode = "ClassCode";

    public ImportKind Kind => ImportKind.Enrolments;

    public IReadOnlyList<ImportField> Fields { get; } =
    [
        new(ClassCode, true, "Mã lớp", "Lớp", "Mã lớp học", "Mã lớp tập huấn"),
        .. PersonFields.All,
    ];

    public IReadOnlyDictionary<string, string> Example { get; } =
        new Dictionary<string, string>(PersonFields.Example) { [ClassCode] = "CDS-2026-014" };

    public async Task<IImportPass> OpenAsync(ImportSetting setting, IReadOnlyList<TableRow> rows, CancellationToken cancellationToken)
    {
        var codes = rows.Select(r => CodeOf(r[ClassCode])).Distinct().ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var classes = await db.Set<CourseOffering>().AsNoTracking()
            .Where(o => codes.Contains(o.Code))
            .ToDictionaryAsync(o => o.Code, o => o.OfferingId, cancellationToken);
        var reader = new PersonRowReader(setting.Header, setting.Places, setting.Today);
        var seen = new PersonRowIndex();
        var read = new List<EnrolmentRow>(rows.Count);
        foreach (var row in rows)
        {
            var person = reader.Read(row);
            var code = CodeOf(row[ClassCode]);
            Guid? offeringId = classes.TryGetValue(code, out var found) ? found : null;
            var wrong = code.Length == 0 ? RowIssue.Error(ClassCode, "Thiếu mã lớp. Xem mã ở trang của lớp.")
                : offeringId is null ? RowIssue.Error(ClassCode, $"Không có lớp mã “{row[ClassCode]}”. Xem mã ở trang của lớp.")
                : person.Entry is { } entry ? seen.Add(person.Number, entry.Key, code)
                : null;
            read.Add(new EnrolmentRow(wrong is null ? person : person with { Entry = null, Issues = [.. person.Issues, wrong] }, offeringId));
        }

        return new EnrolmentPass(setting, read, enrolments, clock);
    }

    private static string CodeOf(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}

/// <summary>A person and a class.</summary>
internal sealed record EnrolmentRow(PersonRow Person, Guid? OfferingId);
