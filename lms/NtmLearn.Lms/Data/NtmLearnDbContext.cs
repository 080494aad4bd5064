using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Data;

/// <summary>
/// The one context: its model is composed from the configurations of every registered <see cref="ModelAssembly"/>,
/// so that a change across modules is one transaction. Writes go through <see cref="WriterGate"/>.
/// </summary>
public sealed class NtmLearnDbContext(DbContextOptions<NtmLearnDbContext> options, IEnumerable<ModelAssembly> assemblies)
    : DbContext(options)
{
    /// <summary>Who writes through this context, and when; set by <see cref="AuditedWriter"/>.</summary>
    public (Actor Actor, DateTime At)? Author { get; set; }

    /// <summary>Whether this context has written any row.</summary>
    public bool HasSaved { get; private set; }

    /// <summary>After a statement of our own that wrote rows past the tracking of changes.</summary>
    internal void NoteSaved() => HasSaved = true;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        AuditTrail.Record(this);
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        HasSaved |= rows > 0;
        return rows;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        AuditTrail.Record(this);
        var rows = base.SaveChanges(acceptAllChangesOnSuccess);
        HasSaved |= rows > 0;
        return rows;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var assembly in assemblies.Select(a => a.Assembly).Distinct().OrderBy(a => a.FullName, StringComparer.Ordinal))
        {
            modelBuilder.ApplyConfigurationsFromAssembly(assembly);
        }
    }
}
