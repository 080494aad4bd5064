using NtmLearn.Lms.Access;

namespace NtmLearn.Web.Tests.Access;

/// <summary>A row of access.csv: what a visitor and each role may do with an endpoint.</summary>
/// <param name="HasOwnKey">The endpoint checks a key or signature of its own, and may answer 401 or 403 for want of it.</param>
public sealed record AccessRow(string Method, string Route, Reach Visitor, IReadOnlyDictionary<Role, Reach> Roles, bool HasOwnKey)
{
    public string Key => $"{Method} {Route}";

    public override string ToString() => string.Join(
        ',', [Method, Route, Word(Visitor), .. Enum.GetValues<Role>().Select(role => Word(Roles[role])), HasOwnKey ? "own-key" : ""]);

    private static string Word(Reach reach) => reach.ToString().ToLowerInvariant();
}
