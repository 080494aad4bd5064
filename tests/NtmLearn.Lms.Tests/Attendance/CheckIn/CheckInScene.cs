using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Language;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Attendance.CheckIn;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.People;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Attendance.CheckIn;

/// <summary>A class in a hall with a code on its wall, and people with telephones.</summary>
internal sealed class CheckInScene(TestHost host, AttendanceScene scene)
{
    public AttendanceScene Attendance => scene;

    public Guid SessionId => scene.Session.SessionId;

    public string WallPath => scene.Path + "/ma";

    public static async Task<CheckInScene> CreateAsync(TestHost host, int day = 0, params Guid[] facilitators) =>
        new(host, await AttendanceScene.CreateAsync(host, 1, day, facilitators));

    /// <summary>Somebody on the list.</summary>
    public async Task<Person> EnrolAsync(string name, string? phone = null, int? year = null, Guid? hamlet = null)
    {
        var now = host.Clock.GetUtcNow().UtcDateTime;
        var person = new Person
        {
            PersonId = Guid.CreateVersion7(),
            FullName = name,
            SearchKey = VietnameseText.Fold(name),
            SortKey = VietnameseText.Fold(name),
            Phone = phone,
            YearOfBirth = year,
            HamletId = hamlet,
            CreatedAt = now,
        };
        await host.Data.AddAsync(
        [
            person,
            new Enrolment
            {
                EnrolmentId = Guid.CreateVersion7(),
                OfferingId = scene.Offering.OfferingId,
                PersonId = person.PersonId,
                Status = EnrolmentStatus.Enrolled,
                Path = EnrolmentPath.Office,
                ReceiptCode = Guid.NewGuid().ToString("N")[..12].ToUpperInvariant(),
                CreatedAt = now,
                ChangedAt = now,
            },
        ]);
        return person;
    }

    public async Task<Guid> AddHamletAsync(string name)
    {
        var hamlet = new Hamlet { HamletId = Guid.CreateVersion7(), Name = name, SearchKey = VietnameseText.Fold(name) };
        await host.Data.AddAsync([hamlet]);
        return hamlet.HamletId;
    }

    /// <summary>What the wall shows now.</summary>
    public Task<WallCode> CodeAsync() =>
        host.Services.GetRequiredService<WallCodes>().ShowAsync(Actor.Program("test"), SessionId, CancellationToken.None);

    /// <summary>A telephone that has just scanned the wall.</summary>
    public async Task<CheckInPhone> ScanAsync(CheckInPhone? phone = null)
    {
        phone ??= new CheckInPhone(host);
        await phone.OpenAsync($"/d/{(await CodeAsync()).Token}");
        return phone;
    }

    public Task<int> TracesAsync(Guid attendee) => host.QueryAsync(db =>
        db.Set<CheckInTrace>().CountAsync(t => t.SessionId == SessionId && t.AttendeeId == attendee));
}
