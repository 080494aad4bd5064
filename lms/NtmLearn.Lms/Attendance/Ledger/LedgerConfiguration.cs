using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.Attendance.Excuses;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Attendance.Ledger;

internal sealed class AttendanceMarkConfiguration : IEntityTypeConfiguration<AttendanceMark>
{
    public void Configure(EntityTypeBuilder<AttendanceMark> builder)
    {
        builder.ToTable("AttendanceMarks", table => table.HasCheckConstraint(
            "CK_AttendanceMarks_Attendee", "\"AttendeeId\" = COALESCE(\"PersonId\", \"WalkInId\") AND (\"PersonId\" IS NULL OR \"WalkInId\" IS NULL)"));
        builder.HasKey(m => m.MarkId);
        builder.Property(m => m.MarkId).ValueGeneratedNever();
        builder.Property(m => m.ClientKey).HasMaxLength(AttendanceMark.ClientKeyMaxLength);
        builder.Property(m => m.Reason).HasMaxLength(AttendanceMark.ReasonMaxLength);
        builder.HasIndex(m => new { m.SessionId, m.ClientKey }).IsUnique();
        builder.HasIndex(m => new { m.SessionId, m.AttendeeId });
        builder.HasIndex(m => m.PersonId);
        builder.HasOne<TrainingSession>().WithMany().HasForeignKey(m => m.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<WalkIn>().WithMany().HasForeignKey(m => m.WalkInId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AttendanceStateConfiguration : IEntityTypeConfiguration<AttendanceState>
{
    public void Configure(EntityTypeBuilder<AttendanceState> builder)
    {
        builder.ToTable("AttendanceStates").HasKey(s => new { s.SessionId, s.AttendeeId });
        builder.HasIndex(s => new { s.OfferingId, s.AttendeeId });
        builder.HasIndex(s => s.PersonId);
        builder.HasOne<TrainingSession>().WithMany().HasForeignKey(s => s.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CourseOffering>().WithMany().HasForeignKey(s => s.OfferingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<WalkIn>().WithMany().HasForeignKey(s => s.WalkInId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AttendanceMark>().WithMany().HasForeignKey(s => s.MarkId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WalkInConfiguration : IEntityTypeConfiguration<WalkIn>
{
    public void Configure(EntityTypeBuilder<WalkIn> builder)
    {
        builder.ToTable("WalkIns").HasKey(w => w.WalkInId);
        builder.Property(w => w.WalkInId).ValueGeneratedNever();
        builder.Property(w => w.FullName).HasMaxLength(Person.FullNameMaxLength);
        builder.Property(w => w.Place).HasMaxLength(Person.FullNameMaxLength);
        builder.Property(w => w.ClientKey).HasMaxLength(AttendanceMark.ClientKeyMaxLength);
        builder.HasIndex(w => new { w.OfferingId, w.ClientKey }).IsUnique();
        builder.HasIndex(w => w.PersonId);
        builder.HasOne<CourseOffering>().WithMany().HasForeignKey(w => w.OfferingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HeadcountConfiguration : IEntityTypeConfiguration<Headcount>
{
    public void Configure(EntityTypeBuilder<Headcount> builder)
    {
        builder.ToTable("Headcounts").HasKey(h => h.HeadcountId);
        builder.Property(h => h.HeadcountId).ValueGeneratedNever();
        builder.Property(h => h.ClientKey).HasMaxLength(AttendanceMark.ClientKeyMaxLength);
        builder.Property(h => h.Reason).HasMaxLength(AttendanceMark.ReasonMaxLength);
        builder.HasIndex(h => new { h.SessionId, h.ClientKey }).IsUnique();
        builder.HasOne<TrainingSession>().WithMany().HasForeignKey(h => h.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SessionBookConfiguration : IEntityTypeConfiguration<SessionBook>
{
    public void Configure(EntityTypeBuilder<SessionBook> builder)
    {
        builder.ToTable("SessionBooks").HasKey(b => b.SessionId);
        builder.Property(b => b.SessionId).ValueGeneratedNever();
        builder.Property(b => b.Secret).HasMaxLength(64);
        builder.HasOne<TrainingSession>().WithOne().HasForeignKey<SessionBook>(b => b.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ExcuseRequestConfiguration : IEntityTypeConfiguration<ExcuseRequest>
{
    public void Configure(EntityTypeBuilder<ExcuseRequest> builder)
    {
        builder.ToTable("ExcuseRequests").HasKey(r => r.ExcuseRequestId);
        builder.Property(r => r.ExcuseRequestId).ValueGeneratedNever();
        builder.Property(r => r.Reason).HasMaxLength(AttendanceMark.ReasonMaxLength);
        builder.Property(r => r.Answer).HasMaxLength(AttendanceMark.ReasonMaxLength);
        builder.HasIndex(r => new { r.SessionId, r.PersonId }).IsUnique();
        builder.HasIndex(r => r.PersonId);
        builder.HasOne<TrainingSession>().WithMany().HasForeignKey(r => r.SessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
