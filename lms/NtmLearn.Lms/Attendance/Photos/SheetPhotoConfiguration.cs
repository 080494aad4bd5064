using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.Attendance.Devices;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Photos;

internal sealed class SheetPhotoConfiguration : IEntityTypeConfiguration<SheetPhoto>
{
    public void Configure(EntityTypeBuilder<SheetPhoto> builder)
    {
        builder.ToTable("SheetPhotos").HasKey(p => p.SheetPhotoId);
        builder.Property(p => p.SheetPhotoId).ValueGeneratedNever();
        builder.Property(p => p.SourceHash).HasMaxLength(SheetPhoto.HashLength);
        builder.Property(p => p.FileHash).HasMaxLength(SheetPhoto.HashLength);
        builder.Property(p => p.ContentType).HasMaxLength(SheetPhoto.ContentTypeMaxLength);
        builder.HasIndex(p => new { p.SessionId, p.SourceHash }).IsUnique();
        builder.HasIndex(p => p.FileHash);
        builder.HasIndex(p => p.ReceivedAt);
        builder.HasOne<TrainingSession>().WithMany().HasForeignKey(p => p.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DeviceGrant>().WithMany().HasForeignKey(p => p.DeviceGrantId).OnDelete(DeleteBehavior.Restrict);
    }
}
