using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Language;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Attendance;

/// <summary>A class of today with people in it.</summary>
internal sealed class AttendanceScene(TestHost host, CourseOffering offering, TrainingSession session, IReadOnlyList<Person> people)
{
    private static readonly Actor Officer = new(ActorKind.Account, Guid.Parse("0193a000-0000-7000-8000-000000000001"));

    public CourseOffering Offering => offering;

    public TrainingSession Session => session;

    public IReadOnlyList<Person> People => people;

    public string Path => $"/van-phong/buoi/{session.SessionId}";

    private AttendanceLedger Ledger => host.Services.GetRequiredService<AttendanceLedger>();

    /// <param name="day">From today; the session lasts the whole day, so that it is in time at any hour at which tests run.</param>
    public static async Task<AttendanceScene> CreateAsync(TestHost host, int people = 3, int day = 0, params Guid[] facilitators)
    {
        var time = host.Services.GetRequiredService<LocalTime>();
        var offering = await host.Data.CreateOfferingAsync(o => o
            .WithStatus(OfferingStatus.Running).WithCapacity(Math.Max(people, 30)).OnDay(time.Today.AddDays(day), 0, 1439, null, facilitators));
        List<Person> rows = [];
        await host.Services.GetRequiredService<AuditedWriter>().WriteAsync(Actor.Program("test"), async (db, token) =>
        {
            var now = host.Clock.GetUtcNow().UtcDateTime;
            rows = [.. Enumerable.Range(0, people).Select(i => NewPerson(i, now))];
            db.AddRange(rows);
            db.AddRange(rows.Select(p => new Enrolment
            {
                EnrolmentId = Guid.CreateVersion7(),
                OfferingId = offering.OfferingId,
                PersonId = p.PersonId,
                Status = EnrolmentStatus.Enrolled,
                Path = EnrolmentPath.Office,
                ReceiptCode = Guid.NewGuid().ToString("N")[..12].ToUpperInvariant(),
                CreatedAt = now,
                ChangedAt = now,
            }));
            await db.SaveChangesAsync(token);
        }, CancellationToken.None);
        var session = await host.QueryAsync(db => db.Set<TrainingSession>().AsNoTracking().SingleAsync(s => s.OfferingId == offering.OfferingId));
        return new AttendanceScene(host, offering, session, rows);
    }

    public Task<Outcome<IReadOnlyList<MarkResult>>> RecordAsync(MarkSource source, params MarkInput[] marks) =>
        Ledger.RecordAsync(Officer, session.SessionId, new LedgerInput(source, marks), CancellationToken.None);

    public Task<Outcome<IReadOnlyList<MarkResult>>> RecordAsync(LedgerInput input) => Ledger.RecordAsync(Officer, session.SessionId, input, CancellationToken.None);

    public Task<Outcome<int>> RetractAsync(string beginning) => Ledger.RetractAsync(Officer, session.SessionId, beginning, CancellationToken.None);

    public static async Task<IReadOnlyList<MarkResult>> DoneAsync(Task<Outcome<IReadOnlyList<MarkResult>>> outcome)
    {
        var result = await outcome;
        Assert.True(result.IsDone, string.Join(' ', result.Refusals.Select(r => r.Message)));
        return result.Value!;
    }

    public Task<AttendanceState?> StateAsync(int person) => StateAsync(people[person].PersonId);

    public Task<AttendanceState?> StateAsync(Guid attendee) => host.QueryAsync(db =>
        db.Set<AttendanceState>().AsNoTracking().SingleOrDefaultAsync(s => s.SessionId == session.SessionId && s.AttendeeId == attendee));

    public Task<List<AttendanceMark>> MarksAsync(Guid? attendee = null) => host.QueryAsync(db =>
        db.Set<AttendanceMark>().AsNoTracking().Where(m => m.SessionId == session.SessionId && (attendee == null || m.AttendeeId == attendee)).OrderBy(m => m.MarkId).ToListAsync());

    private static Person NewPerson(int number, DateTime now)
    {
        var name = $"Sơn Thị {(char)('A' + (number % 26))}{TestData.Next()}";
        return new Person
        {
            PersonId = Guid.CreateVersion7(),
            FullName = name,
            SearchKey = VietnameseText.Fold(name),
            SortKey = VietnameseText.Fold(name),
            CreatedAt = now,
        };
    }
}
