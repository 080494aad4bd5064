using System.IO.Compression;
using System.Text.Json.Nodes;

namespace NtmLearn.Web.Tests.Hosting;

/// <summary>A backup as anybody may read it, and spoil it.</summary>
internal static class ArchiveFile
{
    private const string ManifestName = "manifest.json";

    public static JsonNode ReadManifest(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var stream = zip.GetEntry(ManifestName)!.Open();
        return JsonNode.Parse(stream)!;
    }

    public static byte[] ReadEntry(string path, string name)
    {
        using var zip = ZipFile.OpenRead(path);
        return Read(zip.GetEntry(name)!);
    }

    public static Dictionary<string, long> RowsOf(JsonNode manifest) =>
        manifest["tables"]!.AsArray().ToDictionary(t => (string)t!["name"]!, t => (long)t!["rows"]!);

    /// <summary>Writes the archive anew with another manifest.</summary>
    public static void ChangeManifest(string path, Action<JsonNode> change)
    {
        var manifest = ReadManifest(path);
        change(manifest);
        Change(path, (name, bytes) => name == ManifestName ? System.Text.Encoding.UTF8.GetBytes(manifest.ToJsonString()) : bytes);
    }

    /// <summary>Writes the archive anew with other bytes for its entries; null leaves one out.</summary>
    public static void Change(string path, Func<string, byte[], byte[]?> change, params (string Name, byte[] Bytes)[] more)
    {
        var kept = new List<(string Name, byte[] Bytes)>();
        using (var zip = ZipFile.OpenRead(path))
        {
            foreach (var entry in zip.Entries)
            {
                if (change(entry.FullName, Read(entry)) is { } bytes)
                {
                    kept.Add((entry.FullName, bytes));
                }
            }
        }

        File.Delete(path);
        using var changed = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, bytes) in kept.Concat(more))
        {
            using var stream = changed.CreateEntry(name).Open();
            stream.Write(bytes);
        }
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
