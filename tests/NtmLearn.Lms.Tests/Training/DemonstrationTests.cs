using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Training;

public sealed class DemonstrationTests
{
    /// <summary>Twenty days on is the first of January, and sixty days on, when classes of the past are made, is Tết.</summary>
    [Fact]
    public async Task Demonstration_BegunBeforeHolidays_HoldsItsClassesAfterThem()
    {
        var begun = new DateTimeOffset(2026, 12, 12, 5, 0, 0, TimeSpan.Zero);
        var clock = new TestClock();
        clock.Advance(begun - clock.GetUtcNow());
        await using var host = await TestHost.StartAsync(demo: true, configure: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var coming = await host.QueryAsync(db => db.Set<TrainingSession>().Where(s => s.Day > today).Select(s => s.Day).ToListAsync());
        var avoided = await host.QueryAsync(db => db.Set<AvoidedDays>().Where(d => d.Kind == AvoidedDayKind.PublicHoliday || d.Kind == AvoidedDayKind.LunarNewYear).ToListAsync());

        Assert.NotEmpty(coming);
        Assert.DoesNotContain(coming, day => avoided.Exists(a => a.FirstDay <= day && a.LastDay >= day));
    }
}
