using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Lms.Api.Keys;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys").HasKey(k => k.ApiKeyId);
        builder.Property(k => k.ApiKeyId).ValueGeneratedNever();
        builder.Property(k => k.Name).HasMaxLength(ApiKey.NameMaxLength);
        builder.Property(k => k.Prefix).HasMaxLength(ApiKey.PrefixLength);
        builder.Property(k => k.SecretHash).HasMaxLength(ApiKey.SecretHashLength);
        builder.Property(k => k.Role).HasConversion<string>().HasMaxLength(ApiKey.RoleMaxLength);
        builder.Property(k => k.CreatedBy).HasMaxLength(ApiKey.CreatedByMaxLength);
        builder.HasIndex(k => k.Prefix).IsUnique();
    }
}
