using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Privacy.Requests;

/// <summary>
/// Counts working days: not Saturdays, Sundays, public holidays nor Tết. Days of Khmer festivals are working days of offices
/// unless they are entered as public holidays.
/// </summary>
public sealed class WorkingDays(IReadOnlyList<(DateOnly First, DateOnly Last)> holidays)
{
    /// <summary>With the holidays that were entered.</summary>
    public static async Task<WorkingDays> ReadAsync(NtmLearnDbContext db, CancellationToken cancellationToken)
    {
        var days = await db.Set<AvoidedDays>().AsNoTracking()
            .Where(d => d.Kind == AvoidedDayKind.PublicHoliday || d.Kind == AvoidedDayKind.LunarNewYear)
            .Select(d => new { d.FirstDay, d.LastDay }).ToListAsync(cancellationToken);
        return new WorkingDays(days.ConvertAll(d => (d.FirstDay, d.LastDay)));
    }

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Any(h => h.First <= day && day <= h.Last);

    /// <summary>The so-many-eth working day after a day, which itself does not count.</summary>
    public DateOnly After(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>The day itself, or the next working one: a term that ends on a free day ends on that.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
