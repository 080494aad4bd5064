using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NtmLearn.Lms.Api.Idempotency;
using NtmLearn.Lms.Api.Keys;

namespace NtmLearn.Lms.Api;

/// <summary>The API described for programs: <c>/openapi/v1.json</c>.</summary>
internal static class ApiDescription
{
    public const string DocumentName = "v1";

    public static void Configure(OpenApiOptions options)
    {
        var prefix = ApiModule.Prefix.TrimStart('/') + '/';
        options.ShouldInclude = description => description.RelativePath?.StartsWith(prefix, StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(AskForKeyAsync);
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "NtmLearn API",
            Version = DocumentName,
            Description =
                "Tập huấn và truyền thông nông thôn mới. Ngày viết yyyy-MM-dd; thời điểm theo ISO 8601, trả về theo giờ UTC. "
                + "Lỗi trả về theo ProblemDetails kèm traceId. Danh sách chia trang bằng limit và cursor; trang sau ở next và tiêu đề Link.",
        };

        // The server is wherever this was read from.
        document.Servers?.Clear();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[ApiKeyHandler.SchemeName] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "Khóa API do quản trị viên cấp: Authorization: Bearer ntm_…",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyHandler.SchemeName, document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task AskForKeyAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (ApiRequests.IsWrite(context.Description.HttpMethod ?? HttpMethods.Get))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = IdempotencyKey.Header,
                In = ParameterLocation.Header,
                Required = true,
                Description =
                    $"Mã tự đặt cho mỗi việc, ví dụ UUID. Gửi lại với cùng mã và cùng nội dung thì nhận lại kết quả cũ, "
                    + $"có tiêu đề {IdempotencyKey.ReplayedHeader}: true. Mã được giữ {IdempotentRequest.KeptDays} ngày.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotentRequest.KeyMaxLength },
            });
        }

        return Task.CompletedTask;
    }
}
