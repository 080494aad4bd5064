using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;

namespace NtmLearn.Lms.Desk;

/// <summary>The first page after signing in: what is due for this caller.</summary>
public static class DeskEndpoints
{
    public static void MapDesk(this IEndpointRouteBuilder routes) => routes.MapGet(SignInPaths.Desk, ShowAsync).RequireSignIn();

    private static async Task<RazorComponentResult<DeskPage>> ShowAsync(
        Caller caller, IServiceProvider services, IEnumerable<DashboardCard> cards, CancellationToken cancellationToken)
    {
        var shown = new List<DashboardContent>();
        foreach (var card in cards.Where(card => caller.Can(card.Right)).OrderBy(card => card.Order))
        {
            if (await card.ReadAsync(services, caller, cancellationToken) is { } content)
            {
                shown.Add(content);
            }
        }

        return new RazorComponentResult<DeskPage>(new { Cards = (IReadOnlyList<DashboardContent>)shown });
    }
}
