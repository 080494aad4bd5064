using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NtmLearn;

/// <summary>
/// The framework's <c>MapGet</c> and its kin, but the code that binds a handler's parameters is compiled when the handler
/// is first called, not at start: with some hundred handlers that is most of the time a start takes. They stand in the
/// namespace around all of ours, so that they are chosen before the framework's.
/// </summary>
public static class DeferredHandlers
{
    private static readonly string[] Get = [HttpMethods.Get];
    private static readonly string[] Post = [HttpMethods.Post];
    private static readonly string[] Put = [HttpMethods.Put];
    private static readonly string[] Delete = [HttpMethods.Delete];

    public static RouteHandlerBuilder MapGet(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) =>
        Map(routes, pattern, handler, Get);

    public static RouteHandlerBuilder MapPost(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) =>
        Map(routes, pattern, handler, Post);

    public static RouteHandlerBuilder MapPut(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) =>
        Map(routes, pattern, handler, Put);

    public static RouteHandlerBuilder MapDelete(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) =>
        Map(routes, pattern, handler, Delete);

    private static RouteHandlerBuilder Map(IEndpointRouteBuilder routes, string pattern, Delegate handler, string[] methods) =>
        RouteHandlerServices.Map(routes, pattern, handler, methods, RequestDelegateFactory.InferMetadata, Defer);

    private static RequestDelegateResult Defer(Delegate handler, RequestDelegateFactoryOptions options, RequestDelegateMetadataResult? metadata)
    {
        var compiled = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options, metadata).RequestDelegate);
        return new RequestDelegateResult(context => compiled.Value(context), metadata?.EndpointMetadata ?? []);
    }
}
