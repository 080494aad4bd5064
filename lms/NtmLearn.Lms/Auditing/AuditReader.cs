using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Auditing;

/// <summary>Which entries are asked for; what is null does not narrow.</summary>
/// <param name="About">A thing, or the person a thing tells of.</param>
/// <param name="Day">In the time of the province.</param>
/// <param name="After">The last entry of the page before.</param>
public sealed record AuditQuery(string? Subject = null, Guid? About = null, Guid? Actor = null, DateOnly? Day = null, Guid? After = null);

/// <summary>Reads the audit, newest first.</summary>
public sealed class AuditReader(IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, LocalTime time)
{
    public async Task<IReadOnlyList<AuditRow>> ReadAsync(AuditQuery query, int take, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (query.Subject is { } subject)
        {
            entries = entries.Where(e => e.Subject == subject);
        }

        if (query.About is { } about)
        {
            entries = entries.Where(e => e.SubjectId == about || e.PersonId == about);
        }

        if (query.Actor is { } actor)
        {
            entries = entries.Where(e => e.ActorId == actor);
        }

        if (query.Day is { } day)
        {
            var (from, to) = (time.ToUtc(day), time.ToUtc(day.AddDays(1)));
            entries = entries.Where(e => e.At >= from && e.At < to);
        }

        if (query.After is { } last && await db.Set<AuditEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.AuditEntryId == last, cancellationToken) is { } mark)
        {
            entries = entries.Where(e => e.At < mark.At || (e.At == mark.At && e.AuditEntryId.CompareTo(last) < 0));
        }

        var found = await entries.OrderByDescending(e => e.At).ThenByDescending(e => e.AuditEntryId).Take(take).ToListAsync(cancellationToken);
        var actorIds = found.Select(e => e.ActorId).OfType<Guid>().Distinct().ToList();
        var names = await db.Set<Account>().Where(a => actorIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        var tree = await trees.GetAsync(cancellationToken);
        return found.ConvertAll(e => new AuditRow(
            e.AuditEntryId,
            time.FromUtc(e.At),
            e.ActorId is { } id && names.TryGetValue(id, out var name) ? name : e.ActorLabel is { } label ? $"{AuditWords.OfActor(e.ActorKind)}: {label}" : AuditWords.OfActor(e.ActorKind),
            e.ActorId,
            AuditWords.OfAction(e.Action),
            AuditWords.OfSubject(e.Subject),
            e.SubjectId,
            e.PersonId,
            e.Reason,
            ChangesOf(e, tree)));
    }

    private List<AuditChange> ChangesOf(AuditEntry entry, UnitTree tree)
    {
        var (before, after) = (Parse(entry.Before), Parse(entry.After));
        return [.. before.Keys.Union(after.Keys).Select(column => new AuditChange(
            AuditWords.OfColumn(column),
            before.TryGetValue(column, out var old) ? Show(old, tree) : null,
            after.TryGetValue(column, out var fresh) ? Show(fresh, tree) : null))];
    }

    private static Dictionary<string, JsonElement> Parse(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) ?? [];

    private string? Show(JsonElement value, UnitTree tree) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => "có",
        JsonValueKind.False => "không",
        JsonValueKind.String when value.TryGetGuid(out var id) => tree.Find(id) is null ? id.ToString() : tree.PathOf(id),
        JsonValueKind.String when Enum.TryParse<Role>(value.GetString(), out var role) && Enum.IsDefined(role) => RoleWords.Of(role),
        JsonValueKind.String when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out var day) => ScreenFormat.Day(day),
        JsonValueKind.String when value.GetString() is { Length: > 10 } text && text[4] == '-' && value.TryGetDateTime(out var at) => ScreenFormat.DayTime(time.FromUtc(at.ToUniversalTime())),
        JsonValueKind.String => AuditWords.OfValue(value.GetString()!),
        _ => value.ToString(),
    };
}
