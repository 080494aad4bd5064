using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Api.Errors;

/// <summary>What a service refused, as the API answers it.</summary>
public static class ApiRefusals
{
    /// <summary>400 with fields, 403, 404 or 409, by the gravest of the refusals; their codes stand in <c>codes</c>.</summary>
    public static ProblemHttpResult Refused(HttpContext http, IReadOnlyList<Refusal> refusals)
    {
        ArgumentNullException.ThrowIfNull(refusals);
        var codes = refusals.Select(r => r.Code).Distinct().ToArray();
        if (refusals.All(r => r.Kind == RefusalKind.Invalid))
        {
            var problem = new HttpValidationProblemDetails(refusals.GroupBy(r => r.Field ?? "").ToDictionary(g => g.Key, g => g.Select(r => r.Message).ToArray()))
            {
                Status = StatusCodes.Status400BadRequest,
            };
            problem.Extensions["codes"] = codes;
            ApiProblems.Complete(problem, http);
            return TypedResults.Problem(problem);
        }

        var other = new ProblemDetails
        {
            Status = refusals.Where(r => r.Kind != RefusalKind.Invalid).Select(r => r.Kind).Min() switch
            {
                RefusalKind.NotFound => StatusCodes.Status404NotFound,
                RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
                _ => StatusCodes.Status409Conflict,
            },
            Detail = string.Join(' ', refusals.Select(r => r.Message)),
        };
        other.Extensions["codes"] = codes;
        ApiProblems.Complete(other, http);
        return TypedResults.Problem(other);
    }
}
