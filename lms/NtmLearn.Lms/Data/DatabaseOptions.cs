using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Data;

/// <summary>Section <c>Database</c>: where the data lives.</summary>
public sealed class DatabaseOptions : IValidatableObject
{
    public const string Section = "Database";

    /// <summary>As written in the settings; read it through <see cref="Kind"/>.</summary>
    public string Provider { get; set; } = nameof(DatabaseProvider.Sqlite);

    /// <summary>Needed for PostgreSQL; for SQLite the file stands in the data folder.</summary>
    public string? ConnectionString { get; set; }

    public DatabaseProvider Kind => Enum.Parse<DatabaseProvider>(Provider, ignoreCase: true);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Enum.TryParse<DatabaseProvider>(Provider, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            yield return new ValidationResult("Database__Provider must be Sqlite or PostgreSql.", [nameof(Provider)]);
            yield break;
        }

        if (kind == DatabaseProvider.PostgreSql && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new ValidationResult("Database__ConnectionString is needed with PostgreSql.", [nameof(ConnectionString)]);
        }
    }
}
