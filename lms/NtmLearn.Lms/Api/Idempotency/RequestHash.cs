using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace NtmLearn.Lms.Api.Idempotency;

/// <summary>What a request asks for, as a SHA-256 in hexadecimal.</summary>
internal static class RequestHash
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>Method, path, query and body. The body must be buffered; it is read from its start and left there.</summary>
    public static async Task<string> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AddPlace(hash, request);
        request.Body.Position = 0;
        await AddAsync(hash, request.Body, cancellationToken);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Method, path, query and the fields and files of a form without those named.</summary>
    public static async Task<string> OfFormAsync(
        HttpRequest request, IFormCollection form, IReadOnlySet<string> without, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AddPlace(hash, request);
        foreach (var (name, values) in form.Where(f => !without.Contains(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Add(hash, name);
            foreach (var value in values)
            {
                Add(hash, value ?? "");
            }
        }

        foreach (var file in form.Files)
        {
            Add(hash, file.Name);
            Add(hash, file.FileName);
            await using var content = file.OpenReadStream();
            await AddAsync(hash, content, cancellationToken);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void AddPlace(IncrementalHash hash, HttpRequest request)
    {
        Add(hash, request.Method);
        Add(hash, request.PathBase.Add(request.Path).Value ?? "");
        Add(hash, request.QueryString.Value ?? "");
    }

    /// <summary>With its length first, so that no two lists of words look alike.</summary>
    private static void Add(IncrementalHash hash, string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        hash.AppendData(Encoding.ASCII.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ':'));
        hash.AppendData(bytes);
    }

    private static async Task AddAsync(IncrementalHash hash, Stream content, CancellationToken cancellationToken)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            int read;
            while ((read = await content.ReadAsync(chunk, cancellationToken)) > 0)
            {
                hash.AppendData(chunk, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}
