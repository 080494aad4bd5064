using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace NtmLearn.Bot.Passages;

/// <summary>A file that was read and found to be a document.</summary>
internal sealed partial record DocumentFile(string FileName, string Content, string Hash, ParsedDocument Parsed)
{
    private const int LargestFile = 10 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string DocumentId => Parsed.Document.DocumentId;

    /// <exception cref="DocumentFormatException">It cannot be read as a document.</exception>
    public static async Task<DocumentFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        var content = await ReadTextAsync(path, cancellationToken);
        var parsed = DocumentParser.Parse(name, content);
        if (name.Length > StoredDocument.FileNameMaxLength)
        {
            throw new DocumentFormatException($"Tên tệp dài quá {StoredDocument.FileNameMaxLength} ký tự.");
        }

        var id = parsed.Document.DocumentId;
        return id.Length <= StoredDocument.DocumentIdMaxLength && Id().IsMatch(id)
            ? new DocumentFile(name, content, HashOf(content), parsed)
            : throw new DocumentFormatException(
                $"Mã văn bản '{id}' không dùng được; chỉ dùng chữ thường không dấu, số và gạch nối, tối đa {StoredDocument.DocumentIdMaxLength} ký tự.");
    }

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile)
            {
                throw new DocumentFormatException("Tệp lớn quá 10 MB.");
            }

            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            var text = Strict.GetString(bytes).TrimStart('\uFEFF');
            return text.Contains('\0')
                ? throw new DocumentFormatException("Tệp không phải văn bản.")
                : text;
        }
        catch (DecoderFallbackException)
        {
            throw new DocumentFormatException("Tệp không ở bảng mã UTF-8; lưu lại bằng UTF-8.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DocumentFormatException("Không có tệp này hoặc không mở được.");
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Id();
}
