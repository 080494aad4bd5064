using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts.Administration;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Api.Keys;

/// <summary>Keys for other systems, on the screens of administrators.</summary>
public static class ApiKeyPages
{
    internal const string Path = "/quan-tri/khoa-api";

    public static IEndpointRouteBuilder MapApiKeyPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).RequireRight(Right.ManageApiKeys);
        group.MapGet("", ListAsync);
        group.MapGet("/moi", ShowNewAsync);
        group.MapPost("/moi", CreateAsync);
        group.MapPost("/{apiKeyId:guid}/thu-hoi", RevokeAsync);
        return routes;
    }

    private static async Task<RazorComponentResult<ApiKeysPage>> ListAsync(
        IDbContextFactory<NtmLearnDbContext> contexts, UnitTrees trees, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = await db.Set<ApiKey>().AsNoTracking().OrderByDescending(k => k.CreatedAt).ThenByDescending(k => k.ApiKeyId).ToListAsync(cancellationToken);
        return new RazorComponentResult<ApiKeysPage>(new
        {
            Keys = (IReadOnlyList<ApiKey>)keys,
            Tree = await trees.GetAsync(cancellationToken),
            Now = clock.UtcNow,
        });
    }

    private static Task<RazorComponentResult<NewApiKeyPage>> ShowNewAsync(UnitTrees trees, LocalTime time, CancellationToken cancellationToken) =>
        FormAsync(FormState.Empty, StatusCodes.Status200OK, trees, time, cancellationToken);

    private static async Task<IResult> CreateAsync(
        IFormCollection fields, Caller caller, ApiKeyService keys, UnitTrees trees, LocalTime time, CancellationToken cancellationToken)
    {
        var form = FormState.From(fields);
        var name = form.RequiredText("name", "Dùng cho việc gì", ApiKey.NameMaxLength);
        var role = form.OneOf<Role>("role", "Vai trò");
        var unit = form.Id("unitId", "Đơn vị", required: false);
        var lastDay = form.Day("expiresAt", "Dùng đến hết ngày", required: false);
        if (!form.HasErrors)
        {
            var wanted = new NewApiKey(
                name, role!.Value, unit, lastDay is { } day ? time.ToUtc(day.AddDays(1)) : null, Guid.TryParse(form.Key, out var id) ? id : null);
            var outcome = await keys.CreateAsync(caller.Actor, wanted, cancellationToken);
            if (outcome.Value is { } made)
            {
                return new RazorComponentResult<SecretPage>(new
                {
                    Title = "Đã tạo khóa API",
                    Text = "Chép cả dòng này vào hệ thống sẽ dùng khóa. Không gửi qua thư hay tin nhắn chung.",
                    made.Secret,
                    Href = Path,
                    LinkText = "Về danh sách khóa",
                });
            }

            if (outcome.Refusals.Contains(ApiKeyService.AlreadyMade))
            {
                return new SeeOther(Done.Path(Path, ApiKeysPage.AlreadyMade));
            }

            form.AddAll(outcome.Refusals);
        }

        return await FormAsync(form, StatusCodes.Status422UnprocessableEntity, trees, time, cancellationToken);
    }

    private static async Task<Results<SeeOther, NotFound>> RevokeAsync(
        Guid apiKeyId, IFormCollection fields, Caller caller, ApiKeyService keys, CancellationToken cancellationToken) =>
        fields is not null && await keys.RevokeAsync(caller.Actor, apiKeyId, cancellationToken)
            ? new SeeOther(Done.Path(Path, ApiKeysPage.Revoked))
            : TypedResults.NotFound();

    private static async Task<RazorComponentResult<NewApiKeyPage>> FormAsync(
        FormState form, int status, UnitTrees trees, LocalTime time, CancellationToken cancellationToken) =>
        new(new { Form = form, Units = UnitChoices.For(await trees.GetAsync(cancellationToken), time.Today) }) { StatusCode = status };
}
