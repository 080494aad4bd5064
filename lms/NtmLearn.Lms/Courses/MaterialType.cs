namespace NtmLearn.Lms.Courses;

/// <summary>Files that a course may hold, told by their first bytes and not by their names.</summary>
public static class MaterialType
{
    /// <summary>Largest file, in bytes.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>For people: which files are taken.</summary>
    public const string Allowed = "PDF, Word (.docx), PowerPoint (.pptx), Excel (.xlsx), ảnh PNG hoặc JPEG, âm thanh MP3, phim MP4";

    /// <summary>The content type to serve a file with; null when its content is not what its ending says, or is not taken.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes, string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".pdf" when bytes.StartsWith("%PDF-"u8) => "application/pdf",
        ".docx" when IsOffice(bytes, "word/"u8) => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".pptx" when IsOffice(bytes, "ppt/"u8) => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ".xlsx" when IsOffice(bytes, "xl/"u8) => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".png" when bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => "image/png",
        ".jpg" or ".jpeg" when bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
        ".mp3" when bytes.StartsWith("ID3"u8) || (bytes.Length > 1 && bytes[0] == 0xFF && (bytes[1] & 0xE0) == 0xE0) => "audio/mpeg",
        ".mp4" when bytes.Length > 12 && bytes[4..8].SequenceEqual("ftyp"u8) => "video/mp4",
        _ => null,
    };

    /// <summary>The type of a file that was taken in before.</summary>
    public static string OfName(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".pdf" => "application/pdf",
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".mp3" => "audio/mpeg",
        ".mp4" => "video/mp4",
        _ => "application/octet-stream",
    };

    /// <summary>A ZIP archive that holds a part of that kind, and no macros.</summary>
    private static bool IsOffice(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> part) =>
        bytes.StartsWith("PK\u0003\u0004"u8) && bytes.IndexOf(part) >= 0 && bytes.IndexOf("vbaProject.bin"u8) < 0;
}
