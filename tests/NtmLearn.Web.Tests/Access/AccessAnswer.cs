using System.Net;

namespace NtmLearn.Web.Tests.Access;

/// <summary>What an endpoint answered.</summary>
public sealed record AccessAnswer(HttpStatusCode Status, string? Location, string Body)
{
    public bool IsRefused => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>Turned away at the door: asked to sign in, or told that it is not theirs.</summary>
    public bool IsTurnedAway => IsRefused
        || Location?.StartsWith("/dang-nhap", StringComparison.Ordinal) == true;

    public bool IsNotThere => IsTurnedAway || Status == HttpStatusCode.NotFound;

    /// <summary>Done: a form leads on, a page or the API answers with 2xx.</summary>
    public bool IsDone => !IsTurnedAway && (int)Status is >= 200 and < 400;

    public override string ToString() => $"{(int)Status} {Location}{(IsDone || Body.Length == 0 ? "" : " " + Body[..Math.Min(Body.Length, 300)])}";
}
