using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Lms.Accounts;

internal sealed class PasswordCodeConfiguration : IEntityTypeConfiguration<PasswordCode>
{
    private const int HashMaxLength = 200;

    public void Configure(EntityTypeBuilder<PasswordCode> builder)
    {
        builder.ToTable("PasswordCodes").HasKey(c => c.PasswordCodeId);
        builder.Property(c => c.PasswordCodeId).ValueGeneratedNever();
        builder.Property(c => c.Hash).HasMaxLength(HashMaxLength);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.AccountId, c.CreatedAt });
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
    }
}
