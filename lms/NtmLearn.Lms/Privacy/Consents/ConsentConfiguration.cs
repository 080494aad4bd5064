using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Privacy.Consents;

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("Consents").HasKey(c => c.ConsentId);
        builder.Property(c => c.ConsentId).ValueGeneratedNever();
        builder.Property(c => c.TextVersion).HasMaxLength(Consent.VersionMaxLength);
        builder.HasIndex(c => new { c.PersonId, c.Purpose, c.GivenAt });
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
