using System.Globalization;
using System.Security.Cryptography;
using NtmLearn.Language;

namespace NtmLearn.Lms.Reference;

/// <summary>The folder of reference files: comma-separated, UTF-8, with a header line. A file that is not there has no rows.</summary>
internal sealed class ReferenceFolder(string path)
{
    /// <summary>Changes when any file changes; of a folder that <see cref="Exists"/>.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(path, "*.csv").Order(StringComparer.Ordinal))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public bool Exists => Directory.Exists(path) && Directory.EnumerateFiles(path, "*.csv").Any();

    public IReadOnlyList<Table.Row> Read(string name)
    {
        var file = Path.Combine(path, name);
        return File.Exists(file) ? [.. Table.Read(VietnameseText.Normalise(File.ReadAllText(file)))] : [];
    }

    /// <summary>An ISO day, or null where the cell is empty.</summary>
    /// <exception cref="FormatException">The cell holds something else.</exception>
    public static DateOnly? Day(string cell) =>
        cell.Length == 0 ? null : DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Text(string cell) => cell.Length == 0 ? null : cell;
}
