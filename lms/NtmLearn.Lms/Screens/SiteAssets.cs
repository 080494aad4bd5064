using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace NtmLearn.Lms.Screens;

/// <summary>
/// Stylesheet, scripts and icons, compressed once at start and served from memory under names that change with
/// their content, so that browsers may keep them for a year. They travel inside the assembly: the program runs the
/// same from any folder.
/// </summary>
public sealed partial class SiteAssets
{
    private const string Folder = "/assets/";

    private readonly FrozenDictionary<string, Asset> byName;
    private readonly FrozenDictionary<string, Asset> byPath;

    /// <summary>Takes every resource of an assembly whose name starts with a prefix.</summary>
    public SiteAssets(Assembly assembly, string prefix)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[prefix.Length..], name => Read(assembly, name));
        var assets = files.Keys.Select(name => Make(name, files)).ToArray();
        byName = assets.ToFrozenDictionary(asset => asset.Name);
        byPath = assets.ToFrozenDictionary(asset => asset.Path);
    }

    /// <summary>The lasting address of a file.</summary>
    public string Path(string name) => byName[name].Path;

    /// <summary>A file as text, its imports by their lasting addresses.</summary>
    public string Text(string name) => Encoding.UTF8.GetString(byName[name].Plain);

    /// <summary>Answers when the request is for one of the files; false when it is for something else.</summary>
    public async Task<bool> TryServeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var path = context.Request.Path.Value ?? "";
        var isLasting = byPath.TryGetValue(path, out var asset);
        if (!isLasting && !byName.TryGetValue(path.TrimStart('/'), out asset))
        {
            return false;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return true;
        }

        var response = context.Response;
        response.ContentType = asset!.ContentType;
        response.Headers.ETag = asset.Tag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.CacheControl = isLasting ? "public, max-age=31536000, immutable" : "public, max-age=3600";
        if (context.Request.Headers.IfNoneMatch.ToString().Contains(asset.Tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }

        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        var (encoding, bytes) = accepted.Contains("br", StringComparison.Ordinal) ? ("br", asset.Brotli)
            : accepted.Contains("gzip", StringComparison.Ordinal) ? ("gzip", asset.Gzip)
            : (null, asset.Plain);
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        response.ContentLength = bytes.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }

        return true;
    }

    private static byte[] Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static Asset Make(string name, Dictionary<string, byte[]> files)
    {
        var bytes = name.EndsWith(".js", StringComparison.Ordinal) ? WithLastingImports(files[name], files) : files[name];
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        var extension = System.IO.Path.GetExtension(name);
        return new Asset(
            name,
            $"{Folder}{System.IO.Path.ChangeExtension(name, null)}.{hash}{extension}",
            $"\"{hash}\"",
            extension switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".svg" => "image/svg+xml",
                ".txt" => "text/plain; charset=utf-8",
                ".webmanifest" => "application/manifest+json",
                _ => "application/octet-stream",
            },
            bytes,
            Compress(bytes, static target => new BrotliStream(target, CompressionLevel.SmallestSize)),
            Compress(bytes, static target => new GZipStream(target, CompressionLevel.SmallestSize)));
    }

    /// <summary>A script that imports another names it by its lasting address too, so that the two never differ in age.</summary>
    private static byte[] WithLastingImports(byte[] script, Dictionary<string, byte[]> files) =>
        Encoding.UTF8.GetBytes(ImportedName().Replace(
            Encoding.UTF8.GetString(script), import => $"from '{Make(import.Groups[1].Value, files).Path}'"));

    [GeneratedRegex(@"(?<=^import .*)from '\./([\w-]+\.js)'", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ImportedName();

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> wrap)
    {
        using var target = new MemoryStream();
        using (var compressing = wrap(target))
        {
            compressing.Write(bytes);
        }

        return target.ToArray();
    }

    private sealed record Asset(string Name, string Path, string Tag, string ContentType, byte[] Plain, byte[] Brotli, byte[] Gzip);
}
