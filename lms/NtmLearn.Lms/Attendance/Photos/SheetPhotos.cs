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
    private static readonly Refusal NoPicture = Invalid("photo_unreadable", "Tệp này không phải ảnh JPEG, PNG hoặc WebP đọc được. Xin bỏ ảnh này rồi chụp lại.");
    private static readonly Refusal TooMany = Invalid("too_many_photos", $"Buổi này đã có {MostOfSession} ảnh, không nhận thêm. Xin bỏ ảnh này.");

    public async Task<SheetPhoto?> FindAsync(Guid sessionId, string sourceHash, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<SheetPhoto>().AsNoTracking().SingleOrDefaultAsync(p => p.SessionId == sessionId && p.SourceHash == sourceHash, cancellationToken);
    }

    /// <summary>Pictures of sessions, in the order in which they came.</summary>
    public async Task<IReadOnlyList<SheetPhoto>> ListAsync(IEnumerable<Guid> sessionIds, CancellationToken cancellationToken)
    {
        var ids = sessionIds.ToArray();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<SheetPhoto>().AsNoTracking().Where(p => ids.Contains(p.SessionId)).OrderBy(p => p.ReceivedAt).ThenBy(p => p.SheetPhotoId).ToListAsync(cancellationToken);
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

    /// <summary>Keeps a picture, once for each session however often it comes; for all of the sessions or for none.</summary>
    /// <param name="sessionIds">Of those that the sheet has a column for.</param>
    /// <param name="sourceHash">What the sender says that the SHA-256 of the bytes is.</param>
    /// <returns>The picture as it is kept for the first of the sessions.</returns>
    public async Task<Outcome<SheetPhoto>> KeepAsync(
        Actor actor, IReadOnlyList<Guid> sessionIds, Guid? grantId, string sourceHash, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (bytes.Length > MostBytes)
        {
            return TooLarge;
        }

        if (FileStore.NameOf(bytes.Span) != sourceHash)
        {
            return WrongHash;
        }

        var known = (await ListAsync(sessionIds, cancellationToken)).Where(p => p.SourceHash == sourceHash).ToDictionary(p => p.SessionId);
        if (known.Count == sessionIds.Count)
        {
            return Outcome<SheetPhoto>.Done(known[sessionIds[0]]);
        }

        if (!IsPhotograph(bytes.Span) || CleanPicture.Of(bytes) is not { } clean)
        {
            return NoPicture;
        }

        var name = await files.SaveAsync(clean.Bytes, cancellationToken);
        return await writer.WriteAsync<Outcome<SheetPhoto>>(
            actor,
            async (db, token) =>
            {
                var ids = sessionIds.ToArray();
                await TransactionLock.TakeAsync(db, ids, token);
                var kept = await db.Set<SheetPhoto>().AsNoTracking().Where(p => ids.Contains(p.SessionId)).ToListAsync(token);
                var same = kept.FindAll(p => p.SourceHash == sourceHash);
                var without = ids.Except(same.Select(p => p.SessionId)).ToList();
                if (without.Exists(id => kept.Count(p => p.SessionId == id) >= MostOfSession))
                {
                    return TooMany;
                }

                var photos = without.ConvertAll(sessionId => new SheetPhoto
                {
                    SheetPhotoId = clock.NewId(),
                    SessionId = sessionId,
                    SourceHash = sourceHash,
                    FileHash = name,
                    ContentType = clean.ContentType,
                    Size = clean.Bytes.Length,
                    DeviceGrantId = grantId,
                    ReceivedAt = clock.UtcNow,
                });
                db.AddRange(photos);
                await db.SaveChangesAsync(token);
                return Outcome<SheetPhoto>.Done(same.Concat(photos).First(p => p.SessionId == ids[0]));
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
    private static bool IsPhotograph(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF])
        || bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        || (bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..12].SequenceEqual("WEBP"u8));

    private static Refusal Invalid(string code, string message) => new(RefusalKind.Invalid, code, message);
}
