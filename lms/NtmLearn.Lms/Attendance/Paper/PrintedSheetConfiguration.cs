using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NtmLearn.Lms.Offerings;

namespace NtmLearn.Lms.Attendance.Paper;

internal sealed class PrintedSheetConfiguration : IEntityTypeConfiguration<PrintedSheet>
{
    private static readonly ValueComparer<IReadOnlyList<Guid>> SameIds = new(
        (one, other) => one!.SequenceEqual(other!), ids => ids.Count, ids => ids);

    public void Configure(EntityTypeBuilder<PrintedSheet> builder)
    {
        builder.ToTable("PrintedSheets").HasKey(s => s.PrintedSheetId);
        builder.Property(s => s.PrintedSheetId).ValueGeneratedNever();
        builder.Property(s => s.Code).HasMaxLength(PrintedSheet.CodeLength);
        builder.Property(s => s.SessionIds).HasConversion(ids => Write(ids), text => Read(text), SameIds);
        builder.Property(s => s.AttendeeIds).HasConversion(ids => Write(ids), text => Read(text), SameIds);
        builder.HasIndex(s => s.Code).IsUnique();
        builder.HasIndex(s => s.OfferingId);
        builder.HasOne<CourseOffering>().WithMany().HasForeignKey(s => s.OfferingId).OnDelete(DeleteBehavior.Restrict);
    }

    private static string Write(IReadOnlyList<Guid> ids) => string.Join(' ', ids.Select(id => id.ToString("N")));

    private static IReadOnlyList<Guid> Read(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.ParseExact(id, "N"))];
}
