using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Attendance.Photos;

/// <summary>A photograph of a signed sheet, kept as evidence of a session. What is kept is drawn anew and tells no place or camera.</summary>
public sealed class SheetPhoto : IAudited
{
    public const int HashLength = 64;
    public const int ContentTypeMaxLength = 20;

    public required Guid SheetPhotoId { get; init; }

    public required Guid SessionId { get; init; }

    /// <summary>SHA-256 of the bytes as they were sent, in hexadecimal: by it a sender knows that we hold them.</summary>
    public required string SourceHash { get; init; }

    /// <summary>Name of what is kept, in the file store.</summary>
    public required string FileHash { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Bytes of what is kept.</summary>
    public required int Size { get; init; }

    /// <summary>The device that sent it; null when it came from a page.</summary>
    public Guid? DeviceGrantId { get; init; }

    public required DateTime ReceivedAt { get; init; }

    Guid IAudited.AuditId => SheetPhotoId;
}
