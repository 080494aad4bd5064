using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Devices;

internal sealed class DeviceGrantConfiguration : IEntityTypeConfiguration<DeviceGrant>
{
    public void Configure(EntityTypeBuilder<DeviceGrant> builder)
    {
        builder.ToTable("DeviceGrants").HasKey(g => g.DeviceGrantId);
        builder.Property(g => g.DeviceGrantId).ValueGeneratedNever();
        builder.Property(g => g.TokenHash).HasMaxLength(DeviceGrant.TokenHashLength);
        builder.Ignore(g => g.SendsUntil);
        builder.HasIndex(g => g.TokenHash).IsUnique();
        builder.HasIndex(g => g.SessionId);
        builder.HasOne<TrainingSession>().WithMany().HasForeignKey(g => g.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
