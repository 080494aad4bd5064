using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Lms.Courses;

internal sealed class TopicConfiguration : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> builder)
    {
        builder.ToTable("Topics").HasKey(t => t.TopicId);
        builder.Property(t => t.TopicId).ValueGeneratedNever();
        builder.Property(t => t.Code).HasMaxLength(Topic.CodeMaxLength);
        builder.Property(t => t.Name).HasMaxLength(Topic.NameMaxLength);
        builder.HasIndex(t => new { t.Code, t.ValidFrom }).IsUnique();
    }
}

internal sealed class CourseConfiguration : IEntityTypeConfiguration<Course>
{
    public void Configure(EntityTypeBuilder<Course> builder)
    {
        builder.ToTable("Courses").HasKey(c => c.CourseId);
        builder.Property(c => c.CourseId).ValueGeneratedNever();
        builder.Property(c => c.Code).HasMaxLength(Course.CodeMaxLength);
        builder.Property(c => c.Title).HasMaxLength(Course.TitleMaxLength);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.Code).IsUnique();
        builder.HasOne<Topic>().WithMany().HasForeignKey(c => c.TopicId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CourseMaterialConfiguration : IEntityTypeConfiguration<CourseMaterial>
{
    public void Configure(EntityTypeBuilder<CourseMaterial> builder)
    {
        builder.ToTable("CourseMaterials").HasKey(m => m.CourseMaterialId);
        builder.Property(m => m.CourseMaterialId).ValueGeneratedNever();
        builder.Property(m => m.Title).HasMaxLength(Course.TitleMaxLength);
        builder.HasIndex(m => new { m.CourseId, m.Position });
        builder.HasOne<Course>().WithMany().HasForeignKey(m => m.CourseId);
    }
}
