using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Api.Keys;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Benchmarks;

/// <summary>Fills a SQLite database with classes, people in them and marks, past the services.</summary>
internal sealed class AttendanceFiller(DbContextOptions<NtmLearnDbContext> options, DateOnly today)
{
    private readonly PeopleFiller people = new(options);
    private readonly DateTime at = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-60);

    public NtmLearnDbContext Open() => people.Open();

    /// <summary>A key for the API with the rights of the office.</summary>
    public async Task<string> AddKeyAsync()
    {
        var (prefix, secret) = (RandomNumberGenerator.GetHexString(ApiKey.PrefixLength, lowercase: true), RandomNumberGenerator.GetHexString(64, lowercase: true));
        await using var db = Write();
        db.Add(new ApiKey
        {
            ApiKeyId = Guid.CreateVersion7(),
            Name = "benchmark",
            Prefix = prefix,
            SecretHash = SHA256.HashData(Convert.FromHexString(secret)),
            Role = Role.Coordinator,
            UnitId = null,
            CreatedBy = "benchmark",
            CreatedAt = at,
            ExpiresAt = null,
        });
        await db.SaveChangesAsync();
        return $"ntm_{prefix}_{secret}";
    }

    /// <summary>A class with people in it, led by the demonstration's facilitator.</summary>
    public async Task<(CourseOffering Class, List<Guid> Sessions, List<Guid> People)> AddClassAsync(int size, int sessions, int daysBack)
    {
        await people.FillAsync(size);
        await using var db = Write();
        var facilitator = DemoAccounts.All.First(a => a.Role == Role.Facilitator).UserName;
        var leader = await db.Set<Account>().Where(a => a.UserName == facilitator).Select(a => a.PersonId).SingleAsync()
            ?? throw new InvalidOperationException("The demonstration's facilitator is no person.");
        var members = await db.Set<Person>().OrderBy(p => p.PersonId).Select(p => new { p.PersonId, p.UnitId }).Take(size).ToListAsync();
        var number = await db.Set<CourseOffering>().CountAsync();
        var (first, last) = (today.AddDays(-daysBack), today.AddDays(-daysBack + Math.Min(sessions - 1, daysBack)));
        var offering = new CourseOffering
        {
            OfferingId = Guid.CreateVersion7(),
            CourseId = await db.Set<Course>().Select(c => c.CourseId).FirstAsync(),
            Code = $"DO-{number}",
            Title = "Lớp để đo",
            Kind = OfferingKind.Class,
            Status = OfferingStatus.Running,
            Access = OfferingAccess.Everybody,
            Capacity = size,
            SeatsTaken = size,
            OfferHours = 48,
            SearchKey = "lop de do",
            CreatedAt = at,
            FirstDay = first,
            LastDay = last,
        };
        db.Add(offering);
        await db.SaveChangesAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < sessions; i++)
        {
            var day = daysBack == 0 ? today : first.AddDays(i);
            var id = Guid.CreateVersion7();
            ids.Add(id);
            var begins = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-7);
            db.Add(new TrainingSession
            {
                SessionId = id,
                OfferingId = offering.OfferingId,
                Day = day,
                StartMinute = i,
                EndMinute = 1439,
                StartsAt = begins.AddMinutes(i),
                EndsAt = begins.AddMinutes(1439),
                ChangedAt = at,
            });
            db.Add(new SessionFacilitator { SessionFacilitatorId = Guid.CreateVersion7(), SessionId = id, PersonId = leader });
        }

        db.AddRange(members.Select(m => new Enrolment
        {
            EnrolmentId = Guid.CreateVersion7(),
            OfferingId = offering.OfferingId,
            PersonId = m.PersonId,
            Status = EnrolmentStatus.Enrolled,
            Path = EnrolmentPath.Office,
            UnitId = m.UnitId,
            ReceiptCode = RandomNumberGenerator.GetHexString(Enrolment.ReceiptCodeMaxLength),
            CreatedAt = at,
            ChangedAt = at,
        }));
        await db.SaveChangesAsync();
        return (offering, ids, members.ConvertAll(m => m.PersonId));
    }

    /// <summary>One mark, and what follows from it, of everybody at every session of a class.</summary>
    public async Task MarkAsync(Guid offeringId)
    {
        await using var db = Write();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "AttendanceMarks" ("MarkId", "SessionId", "AttendeeId", "PersonId", "Status", "Source", "ActorKind", "EffectiveAt", "ReceivedAt", "ClientKey", "IsCorrection")
            SELECT substr(hex(randomblob(4)), 1, 8) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 1, 3) || '-A' || substr(hex(randomblob(2)), 1, 3) || '-' || hex(randomblob(6)),
                s."SessionId", e."PersonId", e."PersonId", CASE WHEN abs(random()) % 5 = 0 THEN 5 ELSE 1 END, 4, 2, s."StartsAt", s."StartsAt", 'fill-' || e."PersonId", 0
            FROM "TrainingSessions" s JOIN "Enrolments" e ON e."OfferingId" = s."OfferingId" WHERE s."OfferingId" = {offeringId}
            """);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "AttendanceStates" ("SessionId", "AttendeeId", "OfferingId", "PersonId", "Status", "MarkId", "Rule", "Marks", "LastMarkId", "LastAt", "LastAuthority", "LastIsCorrection", "ChangedAt")
            SELECT m."SessionId", m."AttendeeId", s."OfferingId", m."PersonId", m."Status", m."MarkId", 1, 1, m."MarkId", m."EffectiveAt", 3, 0, m."ReceivedAt"
            FROM "AttendanceMarks" m JOIN "TrainingSessions" s ON s."SessionId" = m."SessionId" WHERE s."OfferingId" = {offeringId}
            """);
    }

    private NtmLearnDbContext Write()
    {
        var db = Open();
        db.Author = (Actor.Program("benchmark"), at);
        return db;
    }
}
