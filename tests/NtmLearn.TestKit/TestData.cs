using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Language;
using NtmLearn.Lms;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Venues;

namespace NtmLearn.TestKit;

/// <summary>Makes things of training as they stand in the database, past all rules: a test says only what matters to it.</summary>
public sealed class TestData(IServiceProvider services)
{
    private static int last;

    private readonly TimeProvider clock = services.GetRequiredService<TimeProvider>();

    /// <summary>A number that no other thing of this run bears.</summary>
    public static int Next() => Interlocked.Increment(ref last);

    /// <summary>A unit; a commune in force without anything above it unless said otherwise.</summary>
    public async Task<AdministrativeUnit> CreateUnitAsync(Action<UnitBuilder>? set = null)
    {
        var builder = new UnitBuilder(clock.NewId());
        set?.Invoke(builder);
        var unit = builder.Build();
        await AddAsync([unit, .. builder.Successions(clock)]);
        services.GetRequiredService<UnitTrees>().Forget();
        return unit;
    }

    /// <summary>A person, with a post where a unit or an organisation is given.</summary>
    public async Task<Person> CreatePersonAsync(Action<PersonBuilder>? set = null)
    {
        var builder = new PersonBuilder(clock.NewId());
        set?.Invoke(builder);
        var person = builder.Build(clock.UtcNow);
        await AddAsync([person, .. builder.Posts]);
        return person;
    }

    public async Task<Venue> CreateVenueAsync(string? name = null, Guid? unitId = null, int capacity = 60)
    {
        name ??= $"Nhà văn hóa {Next()}";
        var venue = new Venue { VenueId = clock.NewId(), Name = name, UnitId = unitId, Capacity = capacity, SearchKey = VietnameseText.Fold(name) };
        await AddAsync([venue]);
        return venue;
    }

    public async Task<Topic> CreateTopicAsync(string? name = null, int planContent = 2)
    {
        var topic = new Topic { TopicId = clock.NewId(), Code = $"T{Next()}", Name = name ?? "Kỹ năng số", PlanContent = planContent };
        await AddAsync([topic]);
        return topic;
    }

    /// <summary>A course with a topic of its own.</summary>
    public async Task<Course> CreateCourseAsync(
        string? title = null, AudienceLevels audience = AudienceLevels.Commune | AudienceLevels.Hamlet | AudienceLevels.Citizen, bool issuesCertificate = true)
    {
        var topic = await CreateTopicAsync();
        title ??= "Dịch vụ công trực tuyến";
        var course = new Course
        {
            CourseId = clock.NewId(),
            Code = $"K{Next()}",
            Title = title,
            Hours = 3.5m,
            TopicId = topic.TopicId,
            Audience = audience,
            RequiredAttendancePercent = 80,
            IssuesCertificate = issuesCertificate,
            SearchKey = VietnameseText.Fold(title),
        };
        await AddAsync([course]);
        return course;
    }

    /// <summary>A class; open to everybody, with 30 seats and one half-day in ten days unless said otherwise.</summary>
    public async Task<CourseOffering> CreateOfferingAsync(Action<OfferingBuilder>? set = null)
    {
        var builder = new OfferingBuilder(clock.NewId(), services.GetRequiredService<LocalTime>());
        set?.Invoke(builder);
        builder.CourseId ??= (await CreateCourseAsync()).CourseId;
        var offering = builder.Build(clock.UtcNow);
        await AddAsync([offering, .. builder.Sessions(clock)]);
        return offering;
    }

    /// <summary>Somebody who asks a service for something, past signing in.</summary>
    public async Task<Caller> CallerAsync(Role role, Guid? unitId = null, Guid? organisationId = null, Guid? personId = null)
    {
        var caller = new Caller();
        var tree = await services.GetRequiredService<UnitTrees>().GetAsync(CancellationToken.None);
        caller.Become(clock.NewId(), null, personId, "Người thử", [new CallerRole(role, unitId, organisationId)], tree);
        return caller;
    }

    /// <summary>Adds rows, audited as of the tests.</summary>
    public Task AddAsync(IReadOnlyList<object> rows) => services.GetRequiredService<AuditedWriter>().WriteAsync(
        Actor.Program("test"),
        async (db, token) =>
        {
            // One by one, since rows that point at each other by bare ids have no order of their own.
            foreach (var row in rows)
            {
                db.Add(row);
                await db.SaveChangesAsync(token);
            }
        },
        CancellationToken.None);
}
