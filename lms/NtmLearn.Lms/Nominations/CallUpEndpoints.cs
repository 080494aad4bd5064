using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Papers;

namespace NtmLearn.Lms.Nominations;

/// <summary>Call-up letters of a class to take away: one unit's as a document, all units' in one archive. Each taking is audited.</summary>
public static class CallUpEndpoints
{
    public static IEndpointRouteBuilder MapCallUps(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/van-phong/lop/{code}/giay-moi", AllAsync).RequireRight(Right.ManageQuotas);
        routes.MapGet("/van-phong/lop/{code}/giay-moi/{quotaId:guid}", OneAsync).RequireRight(Right.ManageQuotas);
        return routes;
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> OneAsync(
        string code, Guid quotaId, CallUpWriter letters, AuditedWriter audit, Caller caller, CancellationToken cancellationToken)
    {
        if (await letters.WriteAsync(code, quotaId, cancellationToken) is not [var letter])
        {
            return TypedResults.NotFound();
        }

        await audit.NoteAsync(caller.Actor, AuditAction.Exported, nameof(SeatQuota), quotaId, personId: null, detail: null, cancellationToken);
        return TypedResults.File(CallUpLetters.Write(letter), OfficialPaper.ContentType, CallUpLetters.FileName(letter));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> AllAsync(
        string code, CallUpWriter letters, AuditedWriter audit, Caller caller, CancellationToken cancellationToken)
    {
        if (await letters.WriteAsync(code, null, cancellationToken) is not { Count: > 0 } all)
        {
            return TypedResults.NotFound();
        }

        using var archive = new MemoryStream();
        await CallUpLetters.WriteZipAsync(archive, all, cancellationToken);
        await audit.NoteAsync(
            caller.Actor, AuditAction.Exported, "CallUpLetters", Guid.Empty, personId: null, $$"""{"Class":"{{code}}","Count":{{all.Count}}}""", cancellationToken);
        return TypedResults.File(archive.ToArray(), MediaTypeNames.Application.Zip, $"giay-moi-{code}.zip");
    }
}
