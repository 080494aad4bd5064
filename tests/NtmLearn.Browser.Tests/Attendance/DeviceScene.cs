using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Language;
using NtmLearn.Lms;
using NtmLearn.Lms.Attendance.Devices;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;

namespace NtmLearn.Browser.Tests.Attendance;

/// <summary>A class of today with people in it, which devices are let in to.</summary>
internal sealed class DeviceScene(TestHost host, TrainingSession session, IReadOnlyList<Person> people)
{
    public TrainingSession Session => session;

    public IReadOnlyList<Person> People => people;

    public static async Task<DeviceScene> CreateAsync(TestHost host, params IReadOnlyList<string> names)
    {
        var time = host.Services.GetRequiredService<LocalTime>();
        var offering = await host.Data.CreateOfferingAsync(o => o.WithStatus(OfferingStatus.Running).WithCapacity(200).OnDay(time.Today, 0, 1439));
        var units = new[] { await host.Data.CreateUnitAsync(), await host.Data.CreateUnitAsync() };
        var now = host.Clock.GetUtcNow().UtcDateTime;
        List<Person> people = [.. names.Select((name, i) => new Person
        {
            PersonId = Guid.CreateVersion7(),
            FullName = name,
            SearchKey = VietnameseText.Fold(name),
            SortKey = VietnameseText.Fold(name),
            UnitId = units[i % units.Length].UnitId,
            CreatedAt = now,
        })];
        await host.Data.AddAsync([.. people]);
        await host.Data.AddAsync([.. people.Select(p => new Enrolment
        {
            EnrolmentId = Guid.CreateVersion7(),
            OfferingId = offering.OfferingId,
            PersonId = p.PersonId,
            UnitId = p.UnitId,
            Status = EnrolmentStatus.Enrolled,
            Path = EnrolmentPath.Office,
            ReceiptCode = Guid.NewGuid().ToString("N")[..12].ToUpperInvariant(),
            CreatedAt = now,
            ChangedAt = now,
        })]);
        var session = await host.QueryAsync(db => db.Set<TrainingSession>().AsNoTracking().SingleAsync(s => s.OfferingId == offering.OfferingId));
        return new DeviceScene(host, session, people);
    }

    /// <summary>The address that one device opens.</summary>
    public async Task<string> LinkAsync()
    {
        var account = await host.AddAccountAsync(role: null);
        var given = await host.Services.GetRequiredService<DeviceGrants>().GiveAsync(
            new Actor(ActorKind.Account, account.AccountId), session.SessionId, Guid.NewGuid(), CancellationToken.None);
        Assert.True(given.IsDone, string.Join(' ', given.Refusals.Select(r => r.Message)));
        return $"/attendance/device#{given.Value!.Token}";
    }

    public Task<List<AttendanceMark>> MarksAsync() =>
        host.QueryAsync(db => db.Set<AttendanceMark>().AsNoTracking().Where(m => m.SessionId == session.SessionId).ToListAsync());

    public Task<Dictionary<Guid, AttendanceState>> StatesAsync() =>
        host.QueryAsync(db => db.Set<AttendanceState>().AsNoTracking().Where(s => s.SessionId == session.SessionId).ToDictionaryAsync(s => s.AttendeeId));

    public Task CancelAsync(bool isCancelled) => host.WriteAsync(db =>
        db.Set<TrainingSession>().Where(s => s.SessionId == session.SessionId).ExecuteUpdateAsync(set => set.SetProperty(s => s.IsCancelled, isCancelled)));
}
