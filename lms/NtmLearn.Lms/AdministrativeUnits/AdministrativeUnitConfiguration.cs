using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Lms.AdministrativeUnits;

internal sealed class AdministrativeUnitConfiguration : IEntityTypeConfiguration<AdministrativeUnit>
{
    public void Configure(EntityTypeBuilder<AdministrativeUnit> builder)
    {
        builder.ToTable("AdministrativeUnits").HasKey(u => u.UnitId);
        builder.Property(u => u.UnitId).ValueGeneratedNever();
        builder.Property(u => u.Code).HasMaxLength(AdministrativeUnit.CodeMaxLength);
        builder.Property(u => u.Name).HasMaxLength(AdministrativeUnit.NameMaxLength);
        builder.Property(u => u.FullName).HasMaxLength(AdministrativeUnit.NameMaxLength);
        builder.Property(u => u.Kind).HasMaxLength(AdministrativeUnit.KindMaxLength);
        builder.Property(u => u.Seat).HasMaxLength(AdministrativeUnit.SeatMaxLength);
        builder.Property(u => u.Version).IsConcurrencyToken();
        builder.HasIndex(u => new { u.Code, u.ValidFrom }).IsUnique();
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Reorganisation>().WithMany().HasForeignKey(u => u.OpenedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Reorganisation>().WithMany().HasForeignKey(u => u.EndedById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReorganisationConfiguration : IEntityTypeConfiguration<Reorganisation>
{
    public void Configure(EntityTypeBuilder<Reorganisation> builder)
    {
        builder.ToTable("Reorganisations").HasKey(r => r.ReorganisationId);
        builder.Property(r => r.ReorganisationId).ValueGeneratedNever();
        builder.Property(r => r.Number).HasMaxLength(Reorganisation.NumberMaxLength);
        builder.Property(r => r.Title).HasMaxLength(Reorganisation.TitleMaxLength);
    }
}

internal sealed class UnitSuccessionConfiguration : IEntityTypeConfiguration<UnitSuccession>
{
    public void Configure(EntityTypeBuilder<UnitSuccession> builder)
    {
        builder.ToTable("UnitSuccessions").HasKey(s => s.UnitSuccessionId);
        builder.Property(s => s.UnitSuccessionId).ValueGeneratedNever();
        builder.HasIndex(s => new { s.PredecessorId, s.SuccessorId, s.EffectiveOn }).IsUnique();
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(s => s.PredecessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(s => s.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Reorganisation>().WithMany().HasForeignKey(s => s.ReorganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HamletConfiguration : IEntityTypeConfiguration<Hamlet>
{
    public void Configure(EntityTypeBuilder<Hamlet> builder)
    {
        builder.ToTable("Hamlets").HasKey(h => h.HamletId);
        builder.Property(h => h.HamletId).ValueGeneratedNever();
        builder.Property(h => h.Name).HasMaxLength(Hamlet.NameMaxLength);
        builder.HasIndex(h => h.SearchKey);
    }
}

internal sealed class HamletPeriodConfiguration : IEntityTypeConfiguration<HamletPeriod>
{
    public void Configure(EntityTypeBuilder<HamletPeriod> builder)
    {
        builder.ToTable("HamletPeriods").HasKey(p => p.HamletPeriodId);
        builder.Property(p => p.HamletPeriodId).ValueGeneratedNever();
        builder.HasIndex(p => new { p.HamletId, p.ValidFrom }).IsUnique();
        builder.HasIndex(p => p.UnitId);
        builder.HasOne<Hamlet>().WithMany().HasForeignKey(p => p.HamletId);
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
