using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Enrolments;

internal sealed class EnrolmentConfiguration : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.ToTable("Enrolments").HasKey(e => e.EnrolmentId);
        builder.Property(e => e.EnrolmentId).ValueGeneratedNever();
        builder.Property(e => e.ReceiptCode).HasMaxLength(Enrolment.ReceiptCodeMaxLength);
        builder.Property(e => e.LastTransition).IsConcurrencyToken();
        builder.HasIndex(e => new { e.OfferingId, e.PersonId }).IsUnique();
        builder.HasIndex(e => new { e.OfferingId, e.Place }).IsUnique();
        builder.HasIndex(e => e.ReceiptCode).IsUnique();
        builder.HasIndex(e => new { e.PersonId, e.Status });
        builder.HasIndex(e => new { e.OfferingId, e.Status });
        builder.HasIndex(e => new { e.Status, e.OfferedUntil });
        builder.HasIndex(e => new { e.Status, e.DecideBy });
        builder.HasIndex(e => new { e.UnitId, e.Status });
        builder.HasOne<CourseOffering>().WithMany().HasForeignKey(e => e.OfferingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SeatQuota>().WithMany().HasForeignKey(e => e.SeatQuotaId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EnrolmentTransitionConfiguration : IEntityTypeConfiguration<EnrolmentTransition>
{
    public void Configure(EntityTypeBuilder<EnrolmentTransition> builder)
    {
        builder.ToTable("EnrolmentTransitions").HasKey(t => t.EnrolmentTransitionId);
        builder.Property(t => t.EnrolmentTransitionId).ValueGeneratedNever();
        builder.Property(t => t.Reason).HasMaxLength(Enrolment.ReasonMaxLength);
        builder.HasIndex(t => new { t.EnrolmentId, t.Number }).IsUnique();
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(t => t.EnrolmentId);
    }
}

internal sealed class ApprovalDeputyConfiguration : IEntityTypeConfiguration<ApprovalDeputy>
{
    public void Configure(EntityTypeBuilder<ApprovalDeputy> builder)
    {
        builder.ToTable("ApprovalDeputies").HasKey(d => d.ApprovalDeputyId);
        builder.Property(d => d.ApprovalDeputyId).ValueGeneratedNever();
        builder.HasIndex(d => d.AccountId);
        builder.HasIndex(d => d.UnitId);
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId);
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(d => d.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CitizenReceiptConfiguration : IEntityTypeConfiguration<CitizenReceipt>
{
    public void Configure(EntityTypeBuilder<CitizenReceipt> builder)
    {
        builder.ToTable("CitizenReceipts").HasKey(r => r.CitizenReceiptId);
        builder.Property(r => r.CitizenReceiptId).ValueGeneratedNever();
        builder.Property(r => r.ConsentVersion).HasMaxLength(CitizenReceipt.ConsentVersionMaxLength);
        builder.HasIndex(r => r.FormKey).IsUnique();
        builder.HasIndex(r => r.EnrolmentId);
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(r => r.EnrolmentId);
    }
}
