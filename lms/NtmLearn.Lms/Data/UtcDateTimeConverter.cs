using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NtmLearn.Lms.Data;

/// <summary>SQLite forgets the kind of a time; every instant we keep is UTC.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => value.Kind == DateTimeKind.Utc ? value : DateTime.SpecifyKind(value, DateTimeKind.Utc),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
