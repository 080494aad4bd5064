using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Sessions;

internal sealed class TrainingSessionConfiguration : IEntityTypeConfiguration<TrainingSession>
{
    public void Configure(EntityTypeBuilder<TrainingSession> builder)
    {
        builder.ToTable("TrainingSessions").HasKey(s => s.SessionId);
        builder.Property(s => s.SessionId).ValueGeneratedNever();
        builder.Property(s => s.Title).HasMaxLength(TrainingSession.TitleMaxLength);
        builder.HasIndex(s => new { s.OfferingId, s.StartsAt });
        builder.HasIndex(s => new { s.VenueId, s.Day });
        builder.HasIndex(s => s.Day);
        builder.HasOne<CourseOffering>().WithMany().HasForeignKey(s => s.OfferingId);
        builder.HasOne<Venue>().WithMany().HasForeignKey(s => s.VenueId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SessionFacilitatorConfiguration : IEntityTypeConfiguration<SessionFacilitator>
{
    public void Configure(EntityTypeBuilder<SessionFacilitator> builder)
    {
        builder.ToTable("SessionFacilitators").HasKey(f => f.SessionFacilitatorId);
        builder.Property(f => f.SessionFacilitatorId).ValueGeneratedNever();
        builder.HasIndex(f => new { f.SessionId, f.PersonId }).IsUnique();
        builder.HasIndex(f => f.PersonId);
        builder.HasOne<TrainingSession>().WithMany().HasForeignKey(f => f.SessionId);
        builder.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AvoidedDaysConfiguration : IEntityTypeConfiguration<AvoidedDays>
{
    public void Configure(EntityTypeBuilder<AvoidedDays> builder)
    {
        builder.ToTable("AvoidedDays").HasKey(d => d.AvoidedDaysId);
        builder.Property(d => d.AvoidedDaysId).ValueGeneratedNever();
        builder.Property(d => d.Name).HasMaxLength(AvoidedDays.NameMaxLength);
        builder.HasIndex(d => new { d.Name, d.FirstDay }).IsUnique();
    }
}
