using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Files;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Attendance.Photos;

/// <summary>Keeps photographs of signed sheets and lets go of them when their days are over.</summary>
public sealed class SheetPhotos(AuditedWriter writer, FileStore files, IDbContextFactory<NtmLearnDbContext> contexts, TimeProvider clock)
{
    /// <summary>Largest picture taken.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>Pictures of one session.</summary>
    public const int MostOfSession = 60;

    private static readonly Refusal TooLarge = Invalid("photo_too_large", "Ảnh lớn quá 8 MB. Xin chụp lại ở cỡ nhỏ hơn.");
    private static readonly Refusal WrongHash = Invalid("photo_damaged", "Ảnh bị hỏng trên đường gửi. Máy sẽ tự gửi lại; nếu vẫn báo lỗi, xin bỏ ảnh này rồi chụp lại.");
    private static readonly Refusal NoPicture = Invalid("photo_unreadable", "Tệp này không phải ảnh JPEG hoặc PNG đọc được. Xin bỏ ảnh này rồi chụp lại.");
    private static readonly Refusal TooMany = Invalid("too_many_photos", $"Buổi này đã có {MostOfSession} ảnh, không nhận thêm. Xin bỏ ảnh này.");

    public async Task<SheetPhoto?> FindAsync(Guid sessionId, string sourceHash, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<SheetPhoto>().AsNoTracking().SingleOrDefaultAsync(p => p.SessionId == sessionId && p.SourceHash == sourceHash, cancellationToken);
    }

    /// <summary>Pictures of a session, in the order in which they came.</summary>
    public async Task<IReadOnlyList<SheetPhoto>> ListAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<SheetPhoto>().AsNoTracking().Where(p => p.SessionId == sessionId).OrderBy(p => p.ReceivedAt).ThenBy(p => p.SheetPhotoId).ToListAsync(cancellationToken);
    }

    /// <summary>The bytes of a picture of a session; null when there is none.</summary>
    public async Task<(Stream Bytes, string ContentType)?> OpenAsync(Guid sessionId, Guid photoId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<SheetPhoto>().AsNoTracking().SingleOrDefaultAsync(p => p.SheetPhotoId == photoId && p.SessionId == sessionId, cancellationToken) is { } photo
            && files.Open(photo.FileHash) is { } stream
                ? (stream, photo.ContentType)
                : null;
    }

    /// <summary>Keeps a picture, once for each session however often it comes.</summary>
    /// <param name="sourceHash">What the sender says that the SHA-256 of the bytes is.</param>
    public async Task<Outcome<SheetPhoto>> KeepAsync(
        Actor actor, Guid sessionId, Guid? grantId, string sourceHash, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (bytes.Length > MostBytes)
        {
            return TooLarge;
        }

        if (FileStore.NameOf(bytes.Span) != sourceHash)
        {
            return WrongHash;
        }

        if (await FindAsync(sessionId, sourceHash, cancellationToken) is { } known)
        {
            return Outcome<SheetPhoto>.Done(known);
        }

        if (!IsJpegOrPng(bytes.Span) || CleanPicture.Of(bytes) is not { } clean)
        {
            return NoPicture;
        }

        var name = await files.SaveAsync(clean.Bytes, cancellationToken);
        return await writer.WriteAsync<Outcome<SheetPhoto>>(
            actor,
            async (db, token) =>
            {
                await TransactionLock.TakeAsync(db, [sessionId], token);
                var kept = await db.Set<SheetPhoto>().AsNoTracking().Where(p => p.SessionId == sessionId).ToListAsync(token);
                if (kept.Find(p => p.SourceHash == sourceHash) is { } same)
                {
                    return Outcome<SheetPhoto>.Done(same);
                }

                if (kept.Count >= MostOfSession)
                {
                    return TooMany;
                }

                var photo = new SheetPhoto
                {
                    SheetPhotoId = clock.NewId(),
                    SessionId = sessionId,
                    SourceHash = sourceHash,
                    FileHash = name,
                    ContentType = clean.ContentType,
                    Size = clean.Bytes.Length,
                    DeviceGrantId = grantId,
                    ReceivedAt = clock.UtcNow,
                };
                db.Add(photo);
                await db.SaveChangesAsync(token);
                return Outcome<SheetPhoto>.Done(photo);
            },
            cancellationToken);
    }

    /// <summary>Takes out pictures that came before an instant, with their files unless something else names them.</summary>
    public async Task<int> ForgetAsync(DateTime before, CancellationToken cancellationToken)
    {
        var gone = await writer.WriteAsync(
            Actor.Program("sheet-photos"),
            async (db, token) =>
            {
                var old = await db.Set<SheetPhoto>().Where(p => p.ReceivedAt < before).ToListAsync(token);
                db.RemoveRange(old);
                await db.SaveChangesAsync(token);
                var hashes = old.Select(p => p.FileHash).Distinct().ToList();
                var needed = await db.Set<SheetPhoto>().Where(p => hashes.Contains(p.FileHash)).Select(p => p.FileHash).ToListAsync(token);
                needed.AddRange(await db.Set<CourseMaterial>().Where(m => m.FileHash != null && hashes.Contains(m.FileHash)).Select(m => m.FileHash!).ToListAsync(token));
                return (old.Count, Hashes: hashes.Except(needed).ToList());
            },
            cancellationToken);
        gone.Hashes.ForEach(files.Delete);
        return gone.Count;
    }

    /// <summary>Other kinds that a decoder would read are kept away from it.</summary>
    private static bool IsJpegOrPng(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) || bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    private static Refusal Invalid(string code, string message) => new(RefusalKind.Invalid, code, message);
}
