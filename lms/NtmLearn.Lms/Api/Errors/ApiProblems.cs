using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace NtmLearn.Lms.Api.Errors;

/// <summary>Failures of the API as <c>ProblemDetails</c> in Vietnamese: what is wrong, what to do, and a <c>traceId</c>.</summary>
public static class ApiProblems
{
    private const string TraceId = "traceId";

    /// <summary>A failure whose title, and detail when none is given, follow from its status.</summary>
    public static ProblemHttpResult Problem(HttpContext http, int status, string? detail = null)
    {
        var problem = new ProblemDetails { Status = status, Detail = detail };
        Complete(problem, http);
        return TypedResults.Problem(problem);
    }

    /// <summary>Refuses a request for one of its fields.</summary>
    /// <param name="field">As the caller spells it.</param>
    public static ProblemHttpResult Field(HttpContext http, string field, string message)
    {
        var problem = new HttpValidationProblemDetails(new Dictionary<string, string[]> { [field] = [message] })
        {
            Status = StatusCodes.Status400BadRequest,
        };
        Complete(problem, http);
        return TypedResults.Problem(problem);
    }

    /// <summary>Puts Vietnamese words in the place of the framework's, and leaves ours alone.</summary>
    internal static void Complete(ProblemDetails problem, HttpContext http)
    {
        var status = problem.Status ??= http.Response.StatusCode;
        var (title, detail) = TextOf(status);
        if (IsOfTheFramework(problem.Title, status))
        {
            problem.Title = title;
        }

        if (problem is HttpValidationProblemDetails validation)
        {
            validation.Errors = validation.Errors.ToDictionary(e => InCamelCase(e.Key), e => e.Value);
        }

        problem.Detail ??= detail;
        problem.Extensions[TraceId] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
    }

    private static bool IsOfTheFramework(string? title, int status) =>
        title is null or "" or "An error occurred while processing your request." or "One or more validation errors occurred."
        || title == ReasonPhrases.GetReasonPhrase(status);

    private static string InCamelCase(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    private static (string Title, string Detail) TextOf(int status) => status switch
    {
        400 => ("Yêu cầu không hợp lệ", "Hãy sửa theo lời báo ở từng mục rồi gửi lại."),
        401 => ("Chưa xác thực", "Hãy gửi khóa API còn hiệu lực trong tiêu đề “Authorization: Bearer ntm_…”."),
        403 => ("Không có quyền", "Khóa hoặc tài khoản này không được làm việc này. Hãy nhờ quản trị viên cấp quyền."),
        404 => ("Không tìm thấy", "Hãy kiểm tra địa chỉ và các mã trong địa chỉ."),
        405 => ("Sai phương thức", "Tiêu đề “Allow” ghi các phương thức dùng được ở địa chỉ này."),
        406 => ("Không có kiểu nội dung được yêu cầu", "Hãy gửi tiêu đề “Accept: application/json”."),
        408 => ("Hết thời gian chờ", "Yêu cầu tới quá chậm. Hãy gửi lại với cùng Idempotency-Key."),
        409 => ("Không thực hiện được lúc này", "Dữ liệu đã đổi hoặc đang bận. Hãy xem lại rồi gửi lại."),
        413 => ("Nội dung quá lớn", "Hãy chia nhỏ nội dung rồi gửi từng phần."),
        415 => ("Sai kiểu nội dung", "Hãy gửi JSON với tiêu đề “Content-Type: application/json”."),
        422 => ("Không thực hiện được", "Yêu cầu đúng dạng nhưng không theo được quy định. Hãy xem lại nội dung."),
        429 => ("Quá nhiều yêu cầu", "Hãy chờ số giây ghi ở tiêu đề “Retry-After” rồi gửi lại."),
        503 => ("Hệ thống đang bận", "Hãy gửi lại sau ít phút với cùng Idempotency-Key."),
        >= 500 => ("Lỗi của hệ thống", "Hãy gửi lại với cùng Idempotency-Key. Nếu vẫn lỗi, báo “traceId” cho quản trị viên."),
        _ => ("Yêu cầu không được chấp nhận", "Hãy xem lại yêu cầu theo mô tả tại /openapi/v1.json."),
    };
}
