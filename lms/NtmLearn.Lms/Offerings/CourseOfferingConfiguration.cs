using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Organisations;

namespace NtmLearn.Lms.Offerings;

internal sealed class CourseOfferingConfiguration : IEntityTypeConfiguration<CourseOffering>
{
    public void Configure(EntityTypeBuilder<CourseOffering> builder)
    {
        builder.ToTable("CourseOfferings", table =>
            table.HasCheckConstraint("CK_CourseOfferings_Seats", "\"SeatsTaken\" >= 0 AND \"SeatsTaken\" <= \"Capacity\""));
        builder.HasKey(o => o.OfferingId);
        builder.Property(o => o.OfferingId).ValueGeneratedNever();
        builder.Property(o => o.Code).HasMaxLength(CourseOffering.CodeMaxLength);
        builder.Property(o => o.Title).HasMaxLength(CourseOffering.TitleMaxLength);
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasIndex(o => o.Code).IsUnique();
        builder.HasIndex(o => new { o.Status, o.FirstDay });
        builder.HasOne<Course>().WithMany().HasForeignKey(o => o.CourseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(o => o.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(o => o.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CostLineConfiguration : IEntityTypeConfiguration<CostLine>
{
    public void Configure(EntityTypeBuilder<CostLine> builder)
    {
        builder.ToTable("CostLines").HasKey(l => l.CostLineId);
        builder.Property(l => l.CostLineId).ValueGeneratedNever();
        builder.Property(l => l.Item).HasMaxLength(CostLine.ItemMaxLength);
        builder.HasOne<CourseOffering>().WithMany().HasForeignKey(l => l.OfferingId);
    }
}
