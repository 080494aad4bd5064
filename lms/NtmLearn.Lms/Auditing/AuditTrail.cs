using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Auditing;

/// <summary>Writes down what a save is about to change.</summary>
internal static class AuditTrail
{
    // Attributes are slow to ask for, and large imports ask for hundreds of thousands.
    private static readonly ConcurrentDictionary<PropertyInfo, bool> Audited = new();

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds an entry for each audited entity that is added, changed or deleted.</summary>
    /// <exception cref="InvalidOperationException">An audited entity changes and nobody is named who changes it.</exception>
    public static void Record(NtmLearnDbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<IAudited>().ToList())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)
                || ColumnsOf(entry) is not { Count: > 0 } columns)
            {
                continue;
            }

            var (actor, at) = db.Author
                ?? throw new InvalidOperationException($"{entry.Metadata.DisplayName()} is audited; change it through AuditedWriter.");
            db.Add(new AuditEntry
            {
                AuditEntryId = Guid.CreateVersion7(new DateTimeOffset(at)),
                At = at,
                ActorKind = actor.Kind,
                ActorId = actor.Id,
                ActorLabel = actor.Label,
                Action = entry.State switch
                {
                    EntityState.Added => AuditAction.Created,
                    EntityState.Deleted => AuditAction.Deleted,
                    _ => AuditAction.Changed,
                },
                Subject = entry.Metadata.ClrType.Name,
                SubjectId = entry.Entity.AuditId,
                PersonId = (entry.Entity as IAboutPerson)?.PersonId,
                Before = entry.State == EntityState.Added ? null : Write(columns, entry.OriginalValues),
                After = entry.State == EntityState.Deleted ? null : Write(columns, entry.CurrentValues),
                Reason = actor.Reason,
            });
        }
    }

    private static bool IsAudited(PropertyInfo? property) => property is null || Audited.GetOrAdd(
        property, static p => p.GetCustomAttribute<NotAuditedAttribute>() is null);

    private static List<IProperty> ColumnsOf(EntityEntry entry) =>
    [
        .. entry.Properties
            .Where(p => entry.State != EntityState.Modified || (p.IsModified && !Equals(p.OriginalValue, p.CurrentValue)))
            .Where(p => IsAudited(p.Metadata.PropertyInfo) && !p.Metadata.IsPrimaryKey())
            .Where(p => entry.State == EntityState.Modified || p.CurrentValue is not null)
            .Select(p => p.Metadata),
    ];

    private static string Write(List<IProperty> columns, PropertyValues values) =>
        JsonSerializer.Serialize(columns.ToDictionary(c => c.Name, c => values[c] is Enum word ? word.ToString() : values[c]), Json);
}
