using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.AdministrativeUnits;

namespace NtmLearn.Lms.Venues;

internal sealed class VenueConfiguration : IEntityTypeConfiguration<Venue>
{
    public void Configure(EntityTypeBuilder<Venue> builder)
    {
        builder.ToTable("Venues").HasKey(v => v.VenueId);
        builder.Property(v => v.VenueId).ValueGeneratedNever();
        builder.Property(v => v.Name).HasMaxLength(Venue.NameMaxLength);
        builder.Property(v => v.Address).HasMaxLength(Venue.TextMaxLength);
        builder.Property(v => v.Equipment).HasMaxLength(Venue.TextMaxLength);
        builder.Property(v => v.Latitude).HasPrecision(9, 6);
        builder.Property(v => v.Longitude).HasPrecision(9, 6);
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(v => v.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
