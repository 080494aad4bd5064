using System.Text.Json;
using System.Text.Json.Serialization;
using NtmLearn.Lms.Data;

namespace NtmLearn.Web.Hosting.Backups;

/// <summary>What an archive holds: the last entry written, the first one read.</summary>
internal sealed record BackupManifest
{
    public const int CurrentFormat = 1;
    public const string EntryName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public required int Format { get; init; }

    /// <summary>UTC, before the first byte was read.</summary>
    public required DateTime MadeAt { get; init; }

    public required DatabaseProvider Provider { get; init; }

    /// <summary>Every migration that the database had, in their order.</summary>
    public required IReadOnlyList<string> Migrations { get; init; }

    public required IReadOnlyList<BackedUpTable> Tables { get; init; }

    /// <summary>PostgreSQL only: SQLite keeps them in its file.</summary>
    public required IReadOnlyList<BackedUpSequence> Sequences { get; init; }

    /// <summary>Every entry but this one.</summary>
    public required IReadOnlyList<BackedUpEntry> Entries { get; init; }

    public static async Task<BackupManifest> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<BackupManifest>(stream, Json, cancellationToken)
                ?? throw new BackupException("The archive's manifest is empty.");
        }
        catch (JsonException)
        {
            throw new BackupException("The archive's manifest cannot be read.");
        }
    }

    public Task WriteAsync(Stream stream, CancellationToken cancellationToken) => JsonSerializer.SerializeAsync(stream, this, Json, cancellationToken);
}

/// <param name="Columns">In the order in which they were copied out; none for SQLite, whose file is copied whole.</param>
internal sealed record BackedUpTable(string Name, long Rows, IReadOnlyList<string> Columns);

/// <param name="IsCalled">Whether the value was given out already.</param>
internal sealed record BackedUpSequence(string Name, long Value, bool IsCalled);

/// <param name="Length">Bytes, unpacked.</param>
/// <param name="Sha256">Of the unpacked bytes, in lower-case hexadecimal.</param>
internal sealed record BackedUpEntry(string Name, long Length, string Sha256);
