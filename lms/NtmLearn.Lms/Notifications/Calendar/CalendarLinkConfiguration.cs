using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.Accounts;

namespace NtmLearn.Lms.Notifications.Calendar;

internal sealed class CalendarLinkConfiguration : IEntityTypeConfiguration<CalendarLink>
{
    public void Configure(EntityTypeBuilder<CalendarLink> builder)
    {
        builder.ToTable("CalendarLinks").HasKey(l => l.CalendarLinkId);
        builder.Property(l => l.CalendarLinkId).ValueGeneratedNever();
        builder.Property(l => l.Token).HasMaxLength(CalendarLink.TokenLength);
        builder.HasIndex(l => l.Token).IsUnique();
        builder.HasIndex(l => new { l.AccountId, l.Owner, l.OwnerId }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
    }
}
