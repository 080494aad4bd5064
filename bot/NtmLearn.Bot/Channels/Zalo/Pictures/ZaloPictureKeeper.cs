using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Files;

namespace NtmLearn.Bot.Channels.Zalo.Pictures;

/// <summary>
/// Fetches the pictures that people sent, since Zalo keeps them for a while only, keeps them without what the camera wrote
/// along, and takes out those whose words were erased.
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

    // For the whole of a picture: the client's own time-out ends with the headers.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Null unless Zalo serves it: an address out of a message must not lead us anywhere else.</summary>
    public static string? AddressOf(string? url, ZaloOptions options) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && options.MediaHosts.Any(host => uri.Host == host || uri.Host.EndsWith("." + host, StringComparison.Ordinal))
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.AbsoluteUri.Length <= ZaloPicture.UrlMaxLength
            ? uri.AbsoluteUri
            : null;

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
        if (bytes is { } found && PictureType.Of(found.Span) is not null && CleanPicture.Of(found) is { } clean)
        {
            // Its name first: a file that no row names would never be taken out.
            var name = FileStore.NameOf(clean.Bytes.Span);
            if (await ChangeAsync(picture, p => p.Sha256 = name, cancellationToken))
            {
                await files.SaveAsync(clean.Bytes, cancellationToken);
                await ChangeAsync(
                    picture,
                    p => (p.State, p.ContentType, p.Size, p.Url, p.Detail) = (ZaloPictureState.Kept, clean.ContentType, clean.Bytes.Length, null, null),
                    cancellationToken);
            }

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
        if (AddressOf(url, options.Value) is not { } address)
        {
            return (null, "address", true);
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode)
            {
                return (null, $"HTTP {(int)response.StatusCode}", response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone);
            }

            using var bytes = new MemoryStream();
            await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
            var buffer = new byte[81920];
            for (int read; (read = await stream.ReadAsync(buffer, either.Token)) > 0;)
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

    private async Task RemoveAsync(ZaloPicture picture, CancellationToken cancellationToken)
    {
        var isNamedElsewhere = await gate.WriteAsync(
            async (db, token) =>
            {
                await db.Set<ZaloPicture>().Where(p => p.ZaloPictureId == picture.ZaloPictureId).ExecuteDeleteAsync(token);
                return picture.Sha256 is not null && await db.Set<ZaloPicture>().AnyAsync(p => p.Sha256 == picture.Sha256, token);
            },
            cancellationToken);
        if (picture.Sha256 is { } name && !isNamedElsewhere)
        {
            files.Delete(name);
        }
    }

    /// <summary>False when it was erased meanwhile; then it stays so.</summary>
    private Task<bool> ChangeAsync(ZaloPicture picture, Action<ZaloPicture> change, CancellationToken cancellationToken) => gate.WriteAsync(
        async (db, token) =>
        {
            var row = await db.Set<ZaloPicture>()
                .SingleOrDefaultAsync(p => p.ZaloPictureId == picture.ZaloPictureId && p.State == ZaloPictureState.Waiting, token);
            if (row is null)
            {
                return false;
            }

            change(row);
            await db.SaveChangesAsync(token);
            return true;
        },
        cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Picture {ZaloPictureId} could not be kept: {Reason}, attempt {Attempt}")]
    private partial void LogNotKept(Guid zaloPictureId, string reason, int attempt);
}
