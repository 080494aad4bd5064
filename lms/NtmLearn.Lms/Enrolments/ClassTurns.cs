using Microsoft.Extensions.Options;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Enrolments;

/// <summary>
/// Lets the writers of one class on this node come one after the other on PostgreSQL. There each would hold a connection
/// while it waits for the class's row, until none is left for the one that has it. On SQLite the writer's gate does that.
/// </summary>
public sealed class ClassTurns(IOptions<DatabaseOptions> database)
{
    private const int Lanes = 64;

    private readonly SemaphoreSlim[] lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Does the work when it is its turn.</summary>
    public async Task<T> RunAsync<T>(Guid offeringId, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (database.Value.Kind != DatabaseProvider.PostgreSql)
        {
            return await work();
        }

        var lane = lanes[(uint)offeringId.GetHashCode() % Lanes];
        await lane.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            lane.Release();
        }
    }
}
