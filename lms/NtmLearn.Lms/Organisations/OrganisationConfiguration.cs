using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.AdministrativeUnits;

namespace NtmLearn.Lms.Organisations;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations").HasKey(o => o.OrganisationId);
        builder.Property(o => o.OrganisationId).ValueGeneratedNever();
        builder.Property(o => o.Name).HasMaxLength(Organisation.NameMaxLength);
        builder.Property(o => o.ShortName).HasMaxLength(Organisation.ShortNameMaxLength);
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasIndex(o => new { o.Name, o.ValidFrom }).IsUnique();
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(o => o.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OrganisationSuccessionConfiguration : IEntityTypeConfiguration<OrganisationSuccession>
{
    public void Configure(EntityTypeBuilder<OrganisationSuccession> builder)
    {
        builder.ToTable("OrganisationSuccessions").HasKey(s => s.OrganisationSuccessionId);
        builder.Property(s => s.OrganisationSuccessionId).ValueGeneratedNever();
        builder.HasIndex(s => new { s.PredecessorId, s.SuccessorId }).IsUnique();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.PredecessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.SuccessorId).OnDelete(DeleteBehavior.Restrict);
    }
}
