using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Notifications;

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("Notices").HasKey(n => n.NoticeId);
        builder.Property(n => n.NoticeId).ValueGeneratedNever();
        builder.Property(n => n.Channel).HasMaxLength(20);
        builder.Property(n => n.Detail).HasMaxLength(100);
        builder.HasIndex(n => new { n.Rule, n.PersonId, n.ThingId, n.ThingVersion }).IsUnique();
        builder.HasIndex(n => new { n.State, n.DueAt });
        builder.HasIndex(n => n.OfferingId);
        builder.HasIndex(n => n.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
