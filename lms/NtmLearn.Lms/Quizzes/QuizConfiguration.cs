using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Quizzes;

internal sealed class QuizConfiguration : IEntityTypeConfiguration<Quiz>
{
    public void Configure(EntityTypeBuilder<Quiz> builder)
    {
        builder.ToTable("Quizzes").HasKey(q => q.QuizId);
        builder.Property(q => q.QuizId).ValueGeneratedNever();
        builder.Property(q => q.Instructions).HasMaxLength(Quiz.InstructionsMaxLength);
        builder.HasIndex(q => q.CourseId).IsUnique();
        builder.HasOne<Course>().WithMany().HasForeignKey(q => q.CourseId);
    }
}

internal sealed class QuizVersionConfiguration : IEntityTypeConfiguration<QuizVersion>
{
    public void Configure(EntityTypeBuilder<QuizVersion> builder)
    {
        builder.ToTable("QuizVersions").HasKey(v => v.QuizVersionId);
        builder.Property(v => v.QuizVersionId).ValueGeneratedNever();
        builder.HasIndex(v => new { v.QuizId, v.Number }).IsUnique();
        builder.HasOne<Quiz>().WithMany().HasForeignKey(v => v.QuizId);
    }
}

internal sealed class QuizAttemptConfiguration : IEntityTypeConfiguration<QuizAttempt>
{
    public void Configure(EntityTypeBuilder<QuizAttempt> builder)
    {
        builder.ToTable("QuizAttempts").HasKey(a => a.QuizAttemptId);
        builder.Property(a => a.QuizAttemptId).ValueGeneratedNever();
        builder.Ignore(a => a.IsOpen);
        builder.HasIndex(a => new { a.OfferingId, a.PersonId, a.Number }).IsUnique();
        builder.HasIndex(a => new { a.OfferingId, a.PersonId }, "IX_QuizAttempts_Open").IsUnique().HasFilter("\"HandedInAt\" IS NULL");
        builder.HasIndex(a => a.PersonId);
        builder.HasIndex(a => a.HandedInAt);
        builder.HasOne<QuizVersion>().WithMany().HasForeignKey(a => a.QuizVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CourseOffering>().WithMany().HasForeignKey(a => a.OfferingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
