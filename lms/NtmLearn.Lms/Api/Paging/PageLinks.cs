using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace NtmLearn.Lms.Api.Paging;

/// <summary>Says in the <c>Link</c> header where a list goes on.</summary>
internal static class PageLinks
{
    public static async ValueTask<object?> AddAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var result = await next(invocation);
        var inner = result;
        while (inner is INestedHttpResult nested)
        {
            inner = nested.Result;
        }

        if (inner is IValueHttpResult { Value: IPage { Next: { } cursor } })
        {
            invocation.HttpContext.Response.Headers.Link = $"<{AddressOf(invocation.HttpContext.Request, cursor)}>; rel=\"next\"";
        }

        return result;
    }

    /// <summary>Relative, so that no proxy and no forged host can lead astray.</summary>
    private static string AddressOf(HttpRequest request, string cursor)
    {
        var others = request.Query.Where(q => !q.Key.Equals("cursor", StringComparison.OrdinalIgnoreCase));
        var query = new QueryBuilder(others.SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value ?? ""))) { { "cursor", cursor } };
        return request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + query.ToQueryString().ToUriComponent();
    }
}
