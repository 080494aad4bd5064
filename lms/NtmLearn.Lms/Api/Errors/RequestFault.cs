using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace NtmLearn.Lms.Api.Errors;

/// <summary>What could not be read of a request, in words for whoever wrote the program that sent it.</summary>
/// <param name="Field">The JSON member or parameter; null when it is the request as a whole.</param>
internal sealed partial record RequestFault(string? Field, string Message)
{
    /// <summary>Null when there is no more to say than the status does.</summary>
    public static RequestFault? Of(BadHttpRequestException exception) => exception switch
    {
        BadRequestException ours => new RequestFault(ours.Field, ours.Message),
        { InnerException: JsonException json } => OfJson(json),
        { StatusCode: StatusCodes.Status400BadRequest } => OfParameter(exception.Message),
        _ => null,
    };

    private static RequestFault OfJson(JsonException exception)
    {
        var field = exception.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
        if (exception.InnerException is JsonException or FormatException { InnerException: JsonException } || IsSyntax(exception))
        {
            return new RequestFault(
                null, $"JSON sai cú pháp ở dòng {exception.LineNumber + 1}, vị trí {exception.BytePositionInLine + 1}.");
        }

        if (exception.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal))
        {
            var name = QuotedName().Match(exception.Message).Groups["name"].Value;
            return new RequestFault(
                field is null || !field.EndsWith(name, StringComparison.Ordinal) ? name : field,
                "Không có mục này trong yêu cầu. Hãy kiểm tra cách viết tên mục.");
        }

        if (exception.Message.Contains("Duplicate propert", StringComparison.Ordinal))
        {
            return new RequestFault(field, "Mục này xuất hiện hai lần.");
        }

        if (exception.Message.Contains("missing required", StringComparison.Ordinal))
        {
            var names = string.Join(", ", QuotedName().Matches(exception.Message).Skip(1).Select(m => m.Groups["name"].Value));
            return new RequestFault(field, $"Còn thiếu: {names}.");
        }

        return new RequestFault(
            field,
            "Giá trị không đúng kiểu. Ngày viết 2026-12-31, thời điểm viết 2026-12-31T01:00:00Z hoặc kèm +07:00.");
    }

    /// <summary>The reader's own failures have a type of their own that is not public.</summary>
    private static bool IsSyntax(JsonException exception) => exception.GetType() != typeof(JsonException);

    private static RequestFault? OfParameter(string message) =>
        Parameter().Match(message) is { Success: true } match
            ? new RequestFault(match.Groups["name"].Value, "Thiếu hoặc sai giá trị.")
            : null;

    [GeneratedRegex("'(?<name>[^']+)'")]
    private static partial Regex QuotedName();

    [GeneratedRegex("parameter \"[^\"]*?(?<name>\\w+)\"")]
    private static partial Regex Parameter();
}
