using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Channels.Zalo.Calls;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Files;

namespace NtmLearn.Bot.Channels.Zalo.Pictures;

/// <summary>
/// Has pictures of ours lie at Zalo, each uploaded once for as long as Zalo keeps it: uploads are few in a month. Whoever
/// asks for one that is on its way waits for it.
/// </summary>
internal sealed class ZaloUploads(
    IDbContextFactory<NtmLearnDbContext> databases,
    WriterGate gate,
    ZaloApi api,
    IHostApplicationLifetime lifetime,
    IOptions<ZaloOptions> options,
    TimeProvider clock)
{
    private const int Kilobyte = 1024;

    // A message that names it may wait a while before it goes out.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    private readonly Dictionary<string, Task<ZaloUploadResult>> running = new(StringComparer.Ordinal);

    /// <summary>The picture's id for messages, uploaded now if it is not there.</summary>
    /// <param name="picture">JPEG or PNG.</param>
    public async Task<ZaloUploadResult> GetAsync(ReadOnlyMemory<byte> picture, CancellationToken cancellationToken)
    {
        var type = PictureType.Of(picture.Span);
        if (picture.Length > options.Value.UploadKilobytes * Kilobyte || type is not (PictureType.Jpeg or PictureType.Png))
        {
            return new ZaloUploadResult(ZaloAction.GiveUp);
        }

        var sha256 = FileStore.NameOf(picture.Span);
        Task<ZaloUploadResult>? upload;
        lock (running)
        {
            if (!running.TryGetValue(sha256, out upload))
            {
                // Not stopped by whoever asked first, since others wait for it.
                upload = Task.Run(() => FindOrUploadAsync(sha256, picture, type, lifetime.ApplicationStopping));
                running.Add(sha256, upload);
            }
        }

        return await upload.WaitAsync(cancellationToken);
    }

    /// <summary>Zalo no longer has it (error −100), so the next who asks uploads it again.</summary>
    public Task ForgetAsync(string attachmentId, CancellationToken cancellationToken) => gate.WriteAsync(
        (db, token) => db.Set<ZaloUpload>().Where(u => u.AttachmentId == attachmentId).ExecuteDeleteAsync(token), cancellationToken);

    private async Task<ZaloUploadResult> FindOrUploadAsync(string sha256, ReadOnlyMemory<byte> picture, string type, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(sha256, cancellationToken) is { } known
                ? new ZaloUploadResult(ZaloAction.Done, known)
                : await UploadAsync(sha256, picture, type, cancellationToken);
        }
        finally
        {
            lock (running)
            {
                running.Remove(sha256);
            }
        }
    }

    private async Task<string?> FindAsync(string sha256, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ZaloUpload>()
            .Where(u => u.Sha256 == sha256 && u.ExpiresAt > now)
            .Select(u => u.AttachmentId)
            .SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<ZaloUploadResult> UploadAsync(string sha256, ReadOnlyMemory<byte> picture, string type, CancellationToken cancellationToken)
    {
        var begun = clock.UtcNow;
        var answer = await api.UploadImageAsync(picture, type, cancellationToken);
        if (!answer.IsDone)
        {
            return new ZaloUploadResult(answer.Action);
        }

        if (answer.Text("attachment_id") is not { Length: > 0 and <= ZaloUpload.AttachmentIdMaxLength } attachmentId)
        {
            return new ZaloUploadResult(ZaloAction.Unknown);
        }

        await gate.WriteAsync(
            async (db, token) =>
            {
                await db.Set<ZaloUpload>().Where(u => u.ExpiresAt <= begun || u.Sha256 == sha256).ExecuteDeleteAsync(token);
                db.Add(new ZaloUpload
                {
                    Sha256 = sha256,
                    AttachmentId = attachmentId,
                    ExpiresAt = begun + TimeSpan.FromDays(options.Value.UploadDays) - Margin,
                });
                await db.SaveChangesAsync(token);
            },
            cancellationToken);
        return new ZaloUploadResult(ZaloAction.Done, attachmentId);
    }
}

/// <summary>What came of having a picture at Zalo.</summary>
/// <param name="Action">Done, or what to do about it; to give up when Zalo does not take such a picture.</param>
/// <param name="AttachmentId">Names it in a message.</param>
internal sealed record ZaloUploadResult(ZaloAction Action, string? AttachmentId = null);
