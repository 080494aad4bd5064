using Microsoft.AspNetCore.Http.HttpResults;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Messages;

/// <summary>What may be uploaded, judged by its first bytes.</summary>
internal static class UploadRules
{
    private const int Megabyte = 1024 * 1024;

    public static async Task<ContentHttpResult> TakeAsync(HttpRequest request, UploadStore uploads, string kind, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return ZaloAnswer.Refused(new(-201, "file is missing"));
        }

        IFormFile? file;
        try
        {
            file = (await request.ReadFormAsync(cancellationToken)).Files["file"];
        }
        catch (InvalidDataException)
        {
            file = null;
        }

        if (file is null or { Length: 0 })
        {
            return ZaloAnswer.Refused(new(-201, "file is missing"));
        }

        var max = kind == "image" ? Megabyte : 5 * Megabyte;
        if (file.Length > max)
        {
            return ZaloAnswer.Refused(new(-210, $"file must not exceed {max / Megabyte} MB"));
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        var bytes = content.ToArray();
        return ContentType(kind, bytes, file.FileName) is { } type
            ? ZaloAnswer.Ok(new() { [kind == "file" ? "token" : "attachment_id"] = uploads.Add(kind, type, bytes) })
            : ZaloAnswer.Refused(new(-201, "file type is not supported"));
    }

    private static string? ContentType(string kind, ReadOnlySpan<byte> start, string name) => kind switch
    {
        "image" => start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? "image/png"
            : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
            : null,
        "gif" => start.StartsWith("GIF8"u8) ? "image/gif" : null,
        _ when start.StartsWith("%PDF"u8) => "application/pdf",
        _ => Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".DOCX" when start.StartsWith("PK"u8) => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".DOC" when start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF]) => "application/msword",
            ".CSV" => "text/csv",
            _ => null,
        },
    };
}
