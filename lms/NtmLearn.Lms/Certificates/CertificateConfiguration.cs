using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Certificates;

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> builder)
    {
        builder.ToTable("Certificates").HasKey(c => c.CertificateId);
        builder.Property(c => c.CertificateId).ValueGeneratedNever();
        builder.Property(c => c.RegisterNumber).HasMaxLength(Certificate.RegisterNumberMaxLength);
        builder.Property(c => c.Code).HasMaxLength(CertificateCodes.Length);
        builder.Property(c => c.Reason).HasMaxLength(Certificate.ReasonMaxLength);
        builder.Property(c => c.FullName).HasMaxLength(Certificate.FullNameMaxLength);
        builder.Property(c => c.UnitName).HasMaxLength(Certificate.TextMaxLength);
        builder.Property(c => c.CourseTitle).HasMaxLength(Certificate.TextMaxLength);
        builder.Property(c => c.ClassCode).HasMaxLength(CourseOffering.CodeMaxLength);
        builder.Property(c => c.ClassTitle).HasMaxLength(CourseOffering.TitleMaxLength);
        builder.Property(c => c.Hours).HasPrecision(6, 2);
        builder.Property(c => c.GoverningBody).HasMaxLength(Certificate.TextMaxLength);
        builder.Property(c => c.Issuer).HasMaxLength(Certificate.TextMaxLength);
        builder.Property(c => c.Place).HasMaxLength(Certificate.TextMaxLength);
        builder.Property(c => c.SignerCapacity).HasMaxLength(Certificate.SignerMaxLength);
        builder.Property(c => c.SignerTitle).HasMaxLength(Certificate.SignerMaxLength);
        builder.Property(c => c.SignerName).HasMaxLength(Certificate.SignerMaxLength);
        builder.Property(c => c.Heading).HasMaxLength(CertificateTemplate.HeadingMaxLength);
        builder.Property(c => c.Body).HasMaxLength(CertificateTemplate.BodyMaxLength);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.Code).IsUnique();

        // One that counts for each person and class, whoever issues at the same time.
        builder.HasIndex(c => new { c.OfferingId, c.PersonId }).IsUnique().HasFilter("\"State\" = 1").HasDatabaseName("IX_Certificates_OneValid");
        builder.HasIndex(c => c.OfferingId);
        builder.HasIndex(c => c.PersonId);
        builder.HasIndex(c => c.UnitId);

        // The coordination office has no id, and nulls are never equal: its numbers are kept apart by an index of their own.
        builder.HasIndex(c => new { c.IssuerId, c.Year, c.Number, c.Reissue }).IsUnique();
        builder.HasIndex(c => new { c.Year, c.Number, c.Reissue }).IsUnique().HasFilter("\"IssuerId\" IS NULL").HasDatabaseName("IX_Certificates_OfficeNumber");
        builder.HasOne<CourseOffering>().WithMany().HasForeignKey(c => c.OfferingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.IssuerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Certificate>().WithMany().HasForeignKey(c => c.ReplacesId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CertificateSeriesConfiguration : IEntityTypeConfiguration<CertificateSeries>
{
    public void Configure(EntityTypeBuilder<CertificateSeries> builder)
    {
        builder.ToTable("CertificateSeries").HasKey(s => s.CertificateSeriesId);
        builder.Property(s => s.CertificateSeriesId).ValueGeneratedNever();
        builder.Property(s => s.LastNumber).IsConcurrencyToken();
    }
}

internal sealed class CertificateTemplateConfiguration : IEntityTypeConfiguration<CertificateTemplate>
{
    public void Configure(EntityTypeBuilder<CertificateTemplate> builder)
    {
        builder.ToTable("CertificateTemplates").HasKey(t => t.CertificateTemplateId);
        builder.Property(t => t.CertificateTemplateId).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(CertificateTemplate.NameMaxLength);
        builder.Property(t => t.Heading).HasMaxLength(CertificateTemplate.HeadingMaxLength);
        builder.Property(t => t.Body).HasMaxLength(CertificateTemplate.BodyMaxLength);
        builder.Property(t => t.SignerCapacity).HasMaxLength(Certificate.SignerMaxLength);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => t.Name).IsUnique();
    }
}
