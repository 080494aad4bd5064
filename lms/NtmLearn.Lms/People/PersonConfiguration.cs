using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Organisations;

namespace NtmLearn.Lms.People;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("People").HasKey(p => p.PersonId);
        builder.Property(p => p.PersonId).ValueGeneratedNever();
        builder.Property(p => p.FullName).HasMaxLength(Person.FullNameMaxLength);
        builder.Property(p => p.SearchKey).HasMaxLength(Person.FullNameMaxLength);
        builder.Property(p => p.Phone).HasMaxLength(Person.PhoneMaxLength);
        builder.Property(p => p.Email).HasMaxLength(Person.EmailMaxLength);
        builder.Property(p => p.IdNumber).HasMaxLength(Person.IdNumberMaxLength);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.SearchKey);
        builder.HasIndex(p => new { p.SortKey, p.PersonId });
        builder.HasIndex(p => p.Phone);
        builder.HasIndex(p => p.IdNumber);
        builder.HasIndex(p => p.UnitId);
        builder.HasIndex(p => p.MergedIntoId);
        builder.HasOne<Hamlet>().WithMany().HasForeignKey(p => p.HamletId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PostConfiguration : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("Posts").HasKey(p => p.PostId);
        builder.Property(p => p.PostId).ValueGeneratedNever();
        builder.Property(p => p.Title).HasMaxLength(Post.TitleMaxLength);
        builder.Property(p => p.ProgrammeRole).HasMaxLength(Post.TitleMaxLength);
        builder.HasIndex(p => p.PersonId);
        builder.HasIndex(p => p.UnitId);
        builder.HasIndex(p => p.OrganisationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PersonMergeConfiguration : IEntityTypeConfiguration<PersonMerge>
{
    public void Configure(EntityTypeBuilder<PersonMerge> builder)
    {
        builder.ToTable("PersonMerges").HasKey(m => m.PersonMergeId);
        builder.Property(m => m.PersonMergeId).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.KeptId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.MergedId).OnDelete(DeleteBehavior.Restrict);
    }
}
