using System.Text.RegularExpressions;

namespace NtmLearn.Web.Hosting.Backups;

/// <summary>The names that entries may have. Nothing else is ever written to disk or looked at, so no name leads elsewhere.</summary>
internal static partial class EntryNames
{
    public const string SqliteFile = "database/ntmlearn.db";

    public static string Table(string table) => Known($"tables/{table}.bin");

    public static string File(string name) => Known($"files/{name[..2]}/{name}");

    public static string Key(string name) => Known($"keys/{name}.xml");

    public static bool IsKnown(string name) => Pattern().IsMatch(name);

    public static bool IsFile(string name) => name.StartsWith("files/", StringComparison.Ordinal);

    public static bool IsKey(string name) => name.StartsWith("keys/", StringComparison.Ordinal);

    private static string Known(string name) =>
        IsKnown(name) ? name : throw new BackupException($"{name} cannot be the name of an entry.");

    [GeneratedRegex(@"\A(database/ntmlearn\.db|tables/[A-Za-z0-9_]+\.bin|files/([0-9a-f]{2})/\2[0-9a-f]{62}|keys/[A-Za-z0-9_-]+\.xml)\z")]
    private static partial Regex Pattern();
}
