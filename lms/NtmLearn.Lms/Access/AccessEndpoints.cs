using Microsoft.AspNetCore.Builder;

namespace NtmLearn.Lms.Access;

/// <summary>What an endpoint asks of its caller; every endpoint of the program carries one.</summary>
/// <param name="Rights">Any of these lets in; none with <paramref name="NeedsSignIn"/> false means everybody.</param>
public sealed record AccessRequirement(bool NeedsSignIn, params IReadOnlyList<Right> Rights);

/// <summary>On an endpoint that somebody may use before they have changed a given password or set up their second factor.</summary>
public sealed record AllowsUnsettled;

/// <summary>Declares who may call endpoints.</summary>
public static class AccessEndpoints
{
    /// <summary>Visitors too.</summary>
    public static TBuilder AllowEverybody<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AccessRequirement(false));

    /// <summary>Everybody who is signed in, roles or not.</summary>
    public static TBuilder RequireSignIn<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AccessRequirement(true));

    /// <summary>Only callers with one of these rights, however far it goes; the handler narrows what they reach.</summary>
    public static TBuilder RequireRight<TBuilder>(this TBuilder builder, params Right[] rights)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AccessRequirement(true, rights));

    /// <summary>Also while a given password waits to be changed or the second factor to be set up.</summary>
    public static TBuilder AllowUnsettled<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AllowsUnsettled());
}
