using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NtmLearn.Bot.Passages;

internal sealed class StoredDocumentConfiguration : IEntityTypeConfiguration<StoredDocument>
{
    public void Configure(EntityTypeBuilder<StoredDocument> builder)
    {
        builder.ToTable("StoredDocuments").HasKey(d => new { d.DocumentId, d.Hash });
        builder.Property(d => d.DocumentId).HasMaxLength(StoredDocument.DocumentIdMaxLength);
        builder.Property(d => d.Hash).HasMaxLength(StoredDocument.HashLength);
        builder.Property(d => d.FileName).HasMaxLength(StoredDocument.FileNameMaxLength);

        // Answers never quote two texts of one document. Both databases read this filter.
        builder.HasIndex(d => d.DocumentId).IsUnique().HasFilter($"\"State\" = {(int)StoredDocumentState.Published}");
    }
}
