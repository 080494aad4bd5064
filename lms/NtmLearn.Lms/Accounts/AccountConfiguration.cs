using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        builder.Property(a => a.UserName).HasMaxLength(256);
        builder.Property(a => a.NormalizedUserName).HasMaxLength(256);
        builder.Property(a => a.Email).HasMaxLength(256);
        builder.Property(a => a.NormalizedEmail).HasMaxLength(256);
        builder.Property(a => a.PhoneNumber).HasMaxLength(Person.PhoneMaxLength);
        builder.Property(a => a.DisplayName).HasMaxLength(Account.DisplayNameMaxLength);
        builder.Property(a => a.SearchKey).HasMaxLength(Account.DisplayNameMaxLength);
        builder.HasIndex(a => a.NormalizedUserName).IsUnique();
        builder.HasIndex(a => a.PhoneNumber);
        builder.HasIndex(a => a.SearchKey);
        builder.HasIndex(a => a.NormalizedEmail);
        builder.HasIndex(a => a.PersonId).IsUnique();
        builder.Property(a => a.LockoutEnd).HasConversion(
            value => value == null ? (DateTime?)null : value.Value.UtcDateTime,
            value => value == null ? null : new DateTimeOffset(DateTime.SpecifyKind(value.Value, DateTimeKind.Utc)));
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany<IdentityUserClaim<Guid>>().WithOne().HasForeignKey(c => c.UserId);
        builder.HasMany<IdentityUserLogin<Guid>>().WithOne().HasForeignKey(l => l.UserId);
        builder.HasMany<IdentityUserToken<Guid>>().WithOne().HasForeignKey(t => t.UserId);
    }
}

internal sealed class AccountClaimConfiguration : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("AccountClaims").HasKey(c => c.Id);
}

internal sealed class AccountLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) =>
        builder.ToTable("AccountLogins").HasKey(l => new { l.LoginProvider, l.ProviderKey });
}

internal sealed class AccountTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) =>
        builder.ToTable("AccountTokens").HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
}
