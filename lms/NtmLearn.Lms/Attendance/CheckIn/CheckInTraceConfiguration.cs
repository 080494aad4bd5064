using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.CheckIn;

internal sealed class CheckInTraceConfiguration : IEntityTypeConfiguration<CheckInTrace>
{
    public void Configure(EntityTypeBuilder<CheckInTrace> builder)
    {
        builder.ToTable("CheckInTraces").HasKey(t => t.CheckInTraceId);
        builder.Property(t => t.CheckInTraceId).ValueGeneratedNever();
        builder.Property(t => t.DeviceHash).HasMaxLength(CheckInTrace.DeviceHashLength);
        builder.HasIndex(t => new { t.SessionId, t.DeviceHash });
        builder.HasIndex(t => t.AttendeeId);
        builder.HasIndex(t => t.At);
        builder.HasOne<TrainingSession>().WithMany().HasForeignKey(t => t.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
