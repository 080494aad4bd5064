using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy.Erasing;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Privacy.Exports;

/// <summary>
/// Everything that is kept about a person as a ZIP: one page to read and one JSON file for programs. Each is noted in the
/// audit, and the page says who took it and when.
/// </summary>
public sealed class DataExport(
    IDbContextFactory<NtmLearnDbContext> contexts, IEnumerable<IPersonalDataHolder> holders, AuditedWriter writer, LocalTime time, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Refusal NoPerson = new(
        RefusalKind.NotFound, "no_person", "Tài khoản này chưa gắn với người nào trong danh sách. Xin nhờ quản trị gắn giúp.");

    private static readonly Refusal Forbidden = new(
        RefusalKind.Forbidden, "export_not_allowed", "Chỉ người phụ trách dữ liệu cá nhân được lấy dữ liệu của người khác.");

    /// <summary>The caller's own data.</summary>
    public async Task<Outcome<byte[]>> BuildOwnAsync(Caller caller, CancellationToken cancellationToken) =>
        caller.PersonId is { } personId ? await BuildAsync(caller.Actor, personId, "lấy cho chính mình", cancellationToken) : NoPerson;

    /// <summary>Somebody's data, taken by an officer to hand over.</summary>
    public async Task<Outcome<byte[]>> BuildForAsync(Caller caller, Guid personId, CancellationToken cancellationToken) =>
        caller.ScopeOf(Right.HandlePrivacy).IsAll
            ? await BuildAsync(caller.Actor, personId, "cán bộ lấy để giao cho người có dữ liệu", cancellationToken)
            : Forbidden;

    /// <summary>The same to show on a page of the person's own, or to count on an officer's; not noted. Null when there is no such person.</summary>
    public async Task<IReadOnlyList<DataSection>?> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await PersonalDataSubject.FindAsync(db, personId, cancellationToken) is { } subject ? await SectionsAsync(db, subject, cancellationToken) : null;
    }

    private async Task<Outcome<byte[]>> BuildAsync(Actor actor, Guid personId, string watermark, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await PersonalDataSubject.FindAsync(db, personId, cancellationToken) is not { } subject)
        {
            return PersonEraser.NotFound;
        }

        var sections = await SectionsAsync(db, subject, cancellationToken);

        // First noted, then given: nothing leaves without a trace.
        await writer.NoteAsync(
            actor, AuditAction.Exported, nameof(Person), subject.PersonId, subject.PersonId, $$"""{"Rows":{{sections.Sum(s => s.Rows.Count)}}}""", cancellationToken);
        return Outcome<byte[]>.Done(Pack(sections, $"Lập lúc {ScreenFormat.DayTime(time.Now)}, {watermark}."));
    }

    private async Task<List<DataSection>> SectionsAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var sections = new List<DataSection>();
        foreach (var holder in holders.OrderBy(h => h.Order))
        {
            sections.AddRange(await holder.ReadAsync(db, subject, cancellationToken));
        }

        return sections;
    }

    private byte[] Pack(List<DataSection> sections, string watermark)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "du-lieu-cua-toi.html", DataPage.Write(sections, watermark));
            Add(zip, "du-lieu-cua-toi.json", JsonSerializer.Serialize(
                new
                {
                    note = watermark,
                    data = sections.ToDictionary(s => s.Name, s => s.Rows.Select(r => r.Fields.ToDictionary(f => f.Name, f => f.Value))),
                },
                Json));
        }

        return memory.ToArray();
    }

    private void Add(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = clock.GetUtcNow();
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
