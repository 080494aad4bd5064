using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Errors;
using NtmLearn.Lms.Api.Validation;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Imports;

/// <summary>How an import stands. A trial counts what would be done.</summary>
/// <param name="IsTrial">True until somebody lets it begin to write.</param>
public sealed record ImportResponse(
    Guid ImportRunId,
    ImportKind Kind,
    ImportState State,
    bool IsTrial,
    int Rows,
    int RowsDone,
    int Added,
    int Changed,
    int Unchanged,
    int Rejected,
    DateTime CreatedAt,
    DateTime? FinishedAt,
    string? Failure)
{
    internal static ImportResponse From(ImportRun run) => new(
        run.ImportRunId,
        run.Kind,
        run.State,
        run.StartedAt is null,
        run.Rows,
        run.RowsDone,
        run.Added,
        run.Changed,
        run.Unchanged,
        run.Rejected,
        run.CreatedAt,
        run.FinishedAt,
        run.Failure);
}

/// <summary>Whoever lets an import begin says so.</summary>
public sealed record BeginImportRequest([RequiredVi] bool? Confirm);

/// <summary>Imports in the REST API: send a file, look, let it begin, fetch what was not taken.</summary>
public static class ImportApi
{
    private const int MostBytes = 45_000_000;

    /// <summary>Maps imports on the group of the API.</summary>
    public static IEndpointRouteBuilder MapImports(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/imports").WithTags("Imports");
        group.MapPost("", UploadAsync).WithName("SendImport").RequireRight(Right.Import)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .WithFormOptions(multipartBodyLengthLimit: MostBytes);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetImport").RequireRight(Right.Import);
        group.MapPost("/{id:guid}/begin", BeginAsync).WithName("BeginImport").RequireRight(Right.Import);
        group.MapGet("/{id:guid}/rejected", RejectedAsync).WithName("GetRejectedRows").RequireRight(Right.Import);
        return api;
    }

    /// <summary>Sends a file (<c>file</c>) of a kind (<c>kind</c>); it is looked through, and nothing is written yet.</summary>
    private static async Task<Results<Accepted<ImportResponse>, ProblemHttpResult>> UploadAsync(
        IFormFile? file, [FromForm] ImportKind? kind, [FromForm] string? sheet, ImportService imports, TimeProvider clock, Caller caller, HttpContext http, CancellationToken cancellationToken)
    {
        if (file is not { Length: > 0 })
        {
            return ApiProblems.Field(http, "file", "Thiếu tệp Excel (.xlsx) hoặc CSV.");
        }

        if (kind is not { } known || !Enum.IsDefined(known))
        {
            return ApiProblems.Field(http, "kind", "Ghi loại danh sách: People, Enrolments hoặc Offerings.");
        }

        if (file.Length > ImportService.MaxBytes)
        {
            return ApiProblems.Field(http, "file", $"Tệp lớn quá {ImportService.MaxBytes / 1_000_000} MB. Hãy chia danh sách thành nhiều tệp.");
        }

        var bytes = await file.BytesAsync(cancellationToken);
        var outcome = await imports.UploadAsync(caller, clock.NewId(), known, file.FileName, bytes, string.IsNullOrWhiteSpace(sheet) ? null : sheet, cancellationToken);
        return outcome.Value is { } run
            ? TypedResults.Accepted($"/api/v1/imports/{run.ImportRunId}", ImportResponse.From(run))
            : ApiRefusals.Refused(http, outcome.Refusals);
    }

    /// <summary>How it stands.</summary>
    private static async Task<Results<Ok<ImportResponse>, ProblemHttpResult>> GetAsync(
        Guid id, ImportService imports, Caller caller, HttpContext http, CancellationToken cancellationToken) =>
        await imports.FindAsync(caller, id, cancellationToken) is { } run
            ? TypedResults.Ok(ImportResponse.From(run))
            : ApiProblems.Problem(http, StatusCodes.Status404NotFound);

    /// <summary>Lets the rows that are right be written.</summary>
    private static async Task<Results<Accepted<ImportResponse>, ProblemHttpResult>> BeginAsync(
        Guid id, BeginImportRequest request, ImportService imports, Caller caller, HttpContext http, CancellationToken cancellationToken)
    {
        if (request.Confirm != true)
        {
            return ApiProblems.Field(http, "confirm", "Gửi confirm là true để nhập các dòng đúng.");
        }

        var outcome = await imports.BeginAsync(caller, id, cancellationToken);
        return outcome.Value is { } run
            ? TypedResults.Accepted($"/api/v1/imports/{id}", ImportResponse.From(run))
            : ApiRefusals.Refused(http, outcome.Refusals);
    }

    /// <summary>The rows that are not taken, as XLSX with the reasons.</summary>
    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> RejectedAsync(
        Guid id, ImportService imports, Caller caller, HttpContext http, CancellationToken cancellationToken) =>
        await imports.FindAsync(caller, id, cancellationToken) is { } run && await imports.RejectedAsync(caller, run, cancellationToken) is { } file
            ? TypedResults.File(file, SheetWriter.XlsxContentType, ImportEndpoints.RejectedName(run))
            : ApiProblems.Problem(http, StatusCodes.Status404NotFound);
}
