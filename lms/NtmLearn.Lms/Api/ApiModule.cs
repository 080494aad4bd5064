using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Errors;
using NtmLearn.Lms.Api.Idempotency;
using NtmLearn.Lms.Api.Keys;
using NtmLearn.Lms.Api.Paging;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Api;

/// <summary>Composition of the REST API: what it needs, what guards it, and the group that features map on.</summary>
public static class ApiModule
{
    /// <summary>Where the API begins.</summary>
    public const string Prefix = "/api/v1";

    private const string ProblemType = "application/problem+json";

    /// <summary>Registers what the API needs, keys and validation of this library's requests among it.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IdempotentWriter>();
        services.AddScoped<IdempotencyContext>();
        services.AddSingleton<IdempotencyRetention>();
        services.AddSingleton<Pager>();
        services.AddSingleton<ApiLimiter>();
        services.AddSingleton<ApiKeyCache>();
        services.AddSingleton(provider => new ApiKeyService(
            provider.GetRequiredService<WriterGate>(),
            provider.GetRequiredService<ApiKeyCache>(),
            provider.GetRequiredService<LocalTime>(),
            provider.GetRequiredService<TimeProvider>()));

        services.AddSingleton(new DeskLink(920, ApiKeyPages.Path, "Khóa API", Right.ManageApiKeys));
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder()
            .AddPolicy(ApiPolicies.Call, policy => policy.AddAuthenticationSchemes(ApiKeyHandler.SchemeName).RequireAuthenticatedUser())
            .AddPolicy(ApiPolicies.Administer, policy => policy.AddAuthenticationSchemes(ApiKeyHandler.SchemeName)
                .RequireClaim(ApiKeyClaims.Role, ApiPolicies.AdministratorRole));

        services.AddValidation();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));

        // So that what cannot be read says why; ApiErrors answers.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
        {
            if (context.HttpContext.Request.Path.StartsWithSegments(Prefix))
            {
                ApiProblems.Complete(context.ProblemDetails, context.HttpContext);
            }
        });
        services.AddOpenApi(ApiDescription.DocumentName, ApiDescription.Configure);
        return services;
    }

    /// <summary>Puts failures into words. Before authentication and authorisation, so that theirs are told too.</summary>
    public static IApplicationBuilder UseApiErrors(this IApplicationBuilder app) => app.Use(ApiErrors.GuardAsync);

    /// <summary>
    /// The group that features map their part of the API on: callers are known and counted, writes carry a key, failures are
    /// <c>ProblemDetails</c>.
    /// </summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Prefix)
            .RequireAuthorization(ApiPolicies.Call)
            .DisableAntiforgery()
            .AddEndpointFilter(PageLinks.AddAsync)
            .RequireIdempotencyKey();
        ((IEndpointConventionBuilder)group).Add(Describe);
        ((IEndpointConventionBuilder)group).Add(endpoint =>
        {
            if (endpoint.RequestDelegate is { } next)
            {
                endpoint.RequestDelegate = http => ApiRequests.PrepareAsync(http, next);
            }
        });
        return group;
    }

    /// <summary>The description of the API, open to all.</summary>
    public static IEndpointRouteBuilder MapApiDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi().CacheOutput().AllowEverybody();
        return routes;
    }

    /// <summary>Says which failures an endpoint may answer with.</summary>
    private static void Describe(EndpointBuilder endpoint)
    {
        var isWrite = endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(m => m.HttpMethods.Any(ApiRequests.IsWrite));
        endpoint.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(HttpValidationProblemDetails), [ProblemType]));
        foreach (var status in (int[])[401, 403, 404, .. isWrite ? (int[])[409, 422] : [], 429, 500])
        {
            endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), [ProblemType]));
        }
    }
}
