using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Files;

namespace NtmLearn.Bot.Channels.Zalo;

/// <summary>
/// Fetches the pictures that people sent, since Zalo keeps them for a while only, and takes out those whose words were
/// erased.
/// </summary>
internal sealed partial class ZaloPictureKeeper(
    IDbContextFactory<NtmLearnDbContext> databases,
    WriterGate gate,
    FileStore files,
    HttpClient http,
    IOptions<ZaloOptions> options,
    TimeProvider clock,
    ILogger<ZaloPictureKeeper> logger)
{
    public const string ClientName = "zalo-pictures";
    private const int LargestPicture = 5 * 1024 * 1024;
    private const int MostAttempts = 8;
    private const int PicturesPerRun = 50;

    /// <summary>Only what Zalo serves: an address out of a message must not lead us anywhere else.</summary>
    public static bool IsAllowed(string? url, ZaloOptions options) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && options.MediaHosts.Any(host => uri.Host == host || uri.Host.EndsWith("." + host, StringComparison.Ordinal))
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var picture in await FindAsync(ZaloPictureState.Waiting, cancellationToken))
        {
            await KeepAsync(picture, cancellationToken);
        }

        foreach (var picture in await FindAsync(ZaloPictureState.Erased, cancellationToken))
        {
            await RemoveAsync(picture, cancellationToken);
        }
    }

    private async Task<List<ZaloPicture>> FindAsync(ZaloPictureState state, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ZaloPicture>().AsNoTracking()
            .Where(p => p.State == state && p.NextAttemptAt <= now)
            .OrderBy(p => p.NextAttemptAt).Take(PicturesPerRun)
            .ToListAsync(cancellationToken);
    }

    private async Task KeepAsync(ZaloPicture picture, CancellationToken cancellationToken)
    {
        var (bytes, fault, isFinal) = await FetchAsync(picture.Url, cancellationToken);
        if (bytes is { } found && TypeOf(found.Span) is { } type)
        {
            var name = await files.SaveAsync(found, cancellationToken);
            await ChangeAsync(picture, p => (p.State, p.Sha256, p.ContentType, p.Size, p.Url, p.Detail) = (ZaloPictureState.Kept, name, type, found.Length, null, null), cancellationToken);
            return;
        }

        var reason = bytes is null ? fault! : "no picture";
        var refused = bytes is not null || isFinal || picture.Attempts + 1 >= MostAttempts;
        LogNotKept(picture.ZaloPictureId, reason, picture.Attempts + 1);
        await ChangeAsync(
            picture,
            p =>
            {
                p.Attempts++;
                p.Detail = reason;
                p.NextAttemptAt = clock.UtcNow + TimeSpan.FromSeconds(15 * Math.Pow(2, p.Attempts));
                if (refused)
                {
                    (p.State, p.Url) = (ZaloPictureState.Refused, null);
                }
            },
            cancellationToken);
    }

    private async Task<(ReadOnlyMemory<byte>? Bytes, string? Fault, bool IsFinal)> FetchAsync(string? url, CancellationToken cancellationToken)
    {
        if (!IsAllowed(url, options.Value))
        {
            return (null, "address", true);
        }

        try
        {
            using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return (null, $"HTTP {(int)response.StatusCode}", response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone);
            }

            using var bytes = new MemoryStream();
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[81920];
            for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (bytes.Length + read > LargestPicture)
                {
                    return (null, "too large", true);
                }

                bytes.Write(buffer, 0, read);
            }

            return (bytes.ToArray(), null, false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (null, "unreachable", false);
        }
    }

    /// <summary>By the first bytes, whatever the sender calls it.</summary>
    private static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;

    private async Task RemoveAsync(ZaloPicture picture, CancellationToken cancellationToken)
    {
        var isNamedElsewhere = await gate.WriteAsync(
            async (db, token) =>
            {
                await db.Set<ZaloPicture>().Where(p => p.ZaloPictureId == picture.ZaloPictureId).ExecuteDeleteAsync(token);
                return await db.Set<ZaloPicture>().AnyAsync(p => p.Sha256 == picture.Sha256, token);
            },
            cancellationToken);
        if (picture.Sha256 is { } name && !isNamedElsewhere)
        {
            files.Delete(name);
        }
    }

    private Task ChangeAsync(ZaloPicture picture, Action<ZaloPicture> change, CancellationToken cancellationToken) => gate.WriteAsync(
        async (db, token) =>
        {
            // It may have been erased meanwhile; then it stays so.
            if (await db.Set<ZaloPicture>().SingleOrDefaultAsync(p => p.ZaloPictureId == picture.ZaloPictureId && p.State == ZaloPictureState.Waiting, token) is { } row)
            {
                change(row);
                await db.SaveChangesAsync(token);
            }
        },
        cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Picture {ZaloPictureId} could not be kept: {Reason}, attempt {Attempt}")]
    private partial void LogNotKept(Guid zaloPictureId, string reason, int attempt);
}
