using System.Collections.Concurrent;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Users;

/// <summary>Everybody the simulator can write as.</summary>
public sealed class UserDirectory
{
    private readonly ConcurrentDictionary<string, SimulatedUser> users = new();

    public IReadOnlyList<SimulatedUser> All => [.. users.Values.OrderBy(u => u.Name, StringComparer.Ordinal)];

    public SimulatedUser Add(string? name = null, string? phone = null, string? id = null, bool isFollower = false)
    {
        var user = new SimulatedUser
        {
            Id = id ?? Identifiers.Number('7'),
            IdByApp = Identifiers.Number('1'),
            Name = name ?? "Người dùng thử",
            Phone = phone,
            IsFollower = isFollower,
        };
        return users.TryAdd(user.Id, user) ? user : throw new ArgumentException($"User {user.Id} exists.", nameof(id));
    }

    public SimulatedUser? Find(string? id) => id is not null && users.TryGetValue(id, out var user) ? user : null;

    public SimulatedUser Get(string id) => Find(id) ?? throw new KeyNotFoundException($"There is no user {id}.");

    public SimulatedUser? FindByPhone(string phone) => users.Values.FirstOrDefault(u => u.Phone == phone);

    /// <summary>For tests that name their own ids.</summary>
    public SimulatedUser GetOrAdd(string id) =>
        users.GetOrAdd(id, _ => new() { Id = id, IdByApp = Identifiers.Number('1'), Name = "Người dùng thử" });
}
