using NtmLearn.ZaloSimulator.Faults;
using NtmLearn.ZaloSimulator.Users;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Control;

/// <summary>Everything the page shows.</summary>
public sealed record StateResponse(
    DateTimeOffset Now,
    string OaId,
    Uri? ConsentUrl,
    WebhookResponse Webhook,
    IReadOnlyList<UserResponse> Users,
    IReadOnlyList<TimelineEntry> Timeline,
    IReadOnlyList<WireEntry> Wire,
    IReadOnlyList<Fault> Faults,
    CountersResponse Counters);

public sealed record WebhookResponse(Uri? Url, bool IsSubscribed, int Pending);

public sealed record CountersResponse(
    IReadOnlyDictionary<ZaloEndpoint, int> Calls,
    IReadOnlyDictionary<int, int> Errors,
    int Closed,
    int Exchanges,
    int Refreshes,
    int RefusedRefreshes);

public sealed record UserResponse(string Id, string Name, string? Phone, bool IsFollower, DateTimeOffset? LastInteractionAt, bool IsInWindow, bool IsFree)
{
    public static UserResponse From(SimulatedUser user, DateTimeOffset now) =>
        new(user.Id, user.Name, user.Phone, user.IsFollower, user.LastInteractionAt, user.IsInWindow(now), user.IsFree(now));
}
