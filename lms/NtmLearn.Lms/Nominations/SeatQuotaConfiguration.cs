using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Organisations;

namespace NtmLearn.Lms.Nominations;

internal sealed class SeatQuotaConfiguration : IEntityTypeConfiguration<SeatQuota>
{
    public void Configure(EntityTypeBuilder<SeatQuota> builder)
    {
        builder.ToTable("SeatQuotas", table =>
        {
            table.HasCheckConstraint("CK_SeatQuotas_Filled", "\"Filled\" >= 0 AND \"Filled\" <= \"Seats\" + \"ExtraSeats\"");
            table.HasCheckConstraint("CK_SeatQuotas_Owner", "(\"UnitId\" IS NULL) <> (\"OrganisationId\" IS NULL)");
        });
        builder.HasKey(q => q.SeatQuotaId);
        builder.Property(q => q.SeatQuotaId).ValueGeneratedNever();
        builder.Property(q => q.Version).IsConcurrencyToken();
        builder.HasIndex(q => new { q.OfferingId, q.UnitId }).IsUnique();
        builder.HasIndex(q => new { q.OfferingId, q.OrganisationId }).IsUnique();
        builder.HasIndex(q => q.Deadline);
        builder.HasOne<CourseOffering>().WithMany().HasForeignKey(q => q.OfferingId);
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(q => q.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(q => q.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
