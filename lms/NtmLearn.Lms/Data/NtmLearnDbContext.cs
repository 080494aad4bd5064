using Microsoft.EntityFrameworkCore;

namespace NtmLearn.Lms.Data;

/// <summary>
/// The one context: its model is composed from the configurations of every registered <see cref="ModelAssembly"/>,
/// so that a change across modules is one transaction. Writes go through <see cref="WriterGate"/>.
/// </summary>
public sealed class NtmLearnDbContext(DbContextOptions<NtmLearnDbContext> options, IEnumerable<ModelAssembly> assemblies)
    : DbContext(options)
{
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
