using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>Devices from which many signed in at a session: a thing to look at, which blocks nobody.</summary>
internal static class SharedDevices
{
    /// <summary>The masked names of those who share a device, one list a device.</summary>
    /// <param name="from">So many on one device are told.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(
        NtmLearnDbContext db, Guid sessionId, int from, CancellationToken cancellationToken)
    {
        var traces = await db.Set<CheckInTrace>().Where(t => t.SessionId == sessionId
                && db.Set<CheckInTrace>().Count(other => other.SessionId == sessionId && other.DeviceHash == t.DeviceHash) >= from)
            .Select(t => new
            {
                t.DeviceHash,
                t.At,
                Name = db.Set<Person>().Where(p => p.PersonId == t.AttendeeId).Select(p => p.FullName).FirstOrDefault()
                    ?? db.Set<WalkIn>().Where(w => w.WalkInId == t.AttendeeId).Select(w => w.FullName).FirstOrDefault(),
            })
            .OrderBy(t => t.At).ToListAsync(cancellationToken);
        return [.. traces.GroupBy(t => t.DeviceHash).Select(g => g.Select(t => CheckInMask.Of(t.Name ?? "")).ToList())];
    }
}
