using Microsoft.EntityFrameworkCore;

namespace NtmLearn.Lms.Data;

/// <summary>
/// Makes writers of the same rows wait for each other, on PostgreSQL. SQLite has one writer anyway. Rows of one kind are
/// locked in the order of their ids, a class before people, so that nobody waits in a circle.
/// </summary>
internal static class RowLock
{
    public static Task OfferingAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM \"CourseOfferings\" WHERE \"OfferingId\" = {offeringId} FOR NO KEY UPDATE", cancellationToken)
        : Task.CompletedTask;

    public static Task PeopleAsync(NtmLearnDbContext db, IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken)
    {
        if (personIds.Count == 0 || !db.Database.IsNpgsql())
        {
            return Task.CompletedTask;
        }

        var ids = personIds.ToArray();
        return db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM \"People\" WHERE \"PersonId\" = ANY({ids}) ORDER BY \"PersonId\" FOR NO KEY UPDATE", cancellationToken);
    }
}
