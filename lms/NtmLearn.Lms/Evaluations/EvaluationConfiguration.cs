using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.Offerings;

namespace NtmLearn.Lms.Evaluations;

internal sealed class EvaluationConfiguration : IEntityTypeConfiguration<Evaluation>
{
    public void Configure(EntityTypeBuilder<Evaluation> builder)
    {
        builder.ToTable("Evaluations").HasKey(e => e.EvaluationId);
        builder.Property(e => e.EvaluationId).ValueGeneratedNever();
        builder.Property(e => e.Wish).HasMaxLength(Evaluation.WishMaxLength);
        builder.HasIndex(e => e.OfferingId);
        builder.HasOne<CourseOffering>().WithMany().HasForeignKey(e => e.OfferingId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EvaluationPassConfiguration : IEntityTypeConfiguration<EvaluationPass>
{
    public void Configure(EntityTypeBuilder<EvaluationPass> builder)
    {
        builder.ToTable("EvaluationPasses").HasKey(p => p.KeyHash);
        builder.Property(p => p.KeyHash).HasMaxLength(EvaluationPass.HashLength);
        builder.HasIndex(p => p.Day);
    }
}
