using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Lms.Notifications.Mail;

internal sealed class PasswordLetterConfiguration : IEntityTypeConfiguration<PasswordLetter>
{
    public void Configure(EntityTypeBuilder<PasswordLetter> builder)
    {
        builder.ToTable("PasswordLetters").HasKey(l => l.PasswordLetterId);
        builder.Property(l => l.PasswordLetterId).ValueGeneratedNever();
        builder.HasIndex(l => l.DueAt);
    }
}
