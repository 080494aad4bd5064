using Microsoft.Extensions.Primitives;

namespace NtmLearn.Lms.Api.Idempotency;

/// <summary>The key that a caller makes up for one thing to be done.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>Reads a key. Exactly one of the two results is set; the problem is a sentence for the caller.</summary>
    public static (string? Key, string? Problem) Read(StringValues values) => values switch
    {
        [] or [null or ""] => (null, $"Thiếu tiêu đề {Header}. Hãy gửi một mã tự đặt (ví dụ UUID), mỗi việc một mã; gửi lại cùng việc thì dùng lại mã cũ."),
        [{ Length: > IdempotentRequest.KeyMaxLength }] => (null, $"Tiêu đề {Header} dài quá {IdempotentRequest.KeyMaxLength} ký tự."),
        [var key] when string.IsNullOrWhiteSpace(key) || key.Any(char.IsControl) => (null, $"Tiêu đề {Header} để trống hoặc có ký tự điều khiển."),
        [var key] => (key, null),
        _ => (null, $"Chỉ gửi một tiêu đề {Header}."),
    };
}
