using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Demo;

/// <summary>
/// Fills an empty program that runs as a demonstration, through the same services and rules as everybody. A second start
/// finds people and adds nothing.
/// </summary>
public sealed partial class DemoTraining
{
    private readonly IDbContextFactory<NtmLearnDbContext> contexts;
    private readonly UnitTrees trees;
    private readonly CourseService courses;
    private readonly DemoPeople people;
    private readonly DemoClasses classes;
    private readonly DemoOptions options;
    private readonly ILogger<DemoTraining> logger;

    internal DemoTraining(
        IDbContextFactory<NtmLearnDbContext> contexts,
        UnitTrees trees,
        CourseService courses,
        DemoPeople people,
        DemoClasses classes,
        IOptions<DemoOptions> options,
        ILogger<DemoTraining> logger) =>
        (this.contexts, this.trees, this.courses, this.people, this.classes, this.options, this.logger) =
        (contexts, trees, courses, people, classes, options.Value, logger);

    /// <summary>Loads the demonstration once, after units, organisations and accounts.</summary>
    /// <param name="contentFolder">The folder <c>content/</c>.</param>
    public async Task LoadAsync(string contentFolder, CancellationToken cancellationToken)
    {
        var folder = string.IsNullOrWhiteSpace(options.Folder) ? Path.Combine(contentFolder, "demo") : options.Folder;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (!File.Exists(Path.Combine(folder, "people.csv")) || await db.Set<Person>().AnyAsync(cancellationToken))
            {
                return;
            }
        }

        var office = new Caller();
        office.Become(null, null, null, "demo", [new CallerRole(Role.Coordinator, null, null)], await trees.GetAsync(cancellationToken));
        var persons = await people.AddPeopleAsync(office, folder, cancellationToken);
        var venues = await people.AddVenuesAsync(office, folder, cancellationToken);
        var courseIds = await AddCoursesAsync(office, folder, cancellationToken);
        var count = await classes.AddAsync(office, folder, courseIds, venues, persons, cancellationToken);
        LogLoaded(persons.Count, count);
    }

    private async Task<Dictionary<string, Guid>> AddCoursesAsync(Caller office, string folder, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var topics = await db.Set<Topic>().AsNoTracking().ToDictionaryAsync(t => t.Code, t => t.TopicId, cancellationToken);
        var ids = new Dictionary<string, Guid>();
        foreach (var row in DemoFiles.Read(folder, "courses.csv"))
        {
            var outcome = await courses.CreateAsync(
                office,
                new CourseInput
                {
                    Code = row["code"],
                    Title = row["title"],
                    Objectives = row["objectives"],
                    Hours = decimal.Parse(row["hours"], System.Globalization.CultureInfo.InvariantCulture),
                    TopicId = topics[row["topic"]],
                    Audience = row["audience"].Split(' ').Select(a => Enum.Parse<AudienceLevels>(a, ignoreCase: true)).Aggregate((a, b) => a | b),
                    RequiredAttendancePercent = DemoFiles.Number(row["attendance"]),
                    IssuesCertificate = row["certificate"] == "yes",
                },
                cancellationToken);
            ids[row["key"]] = DemoPeople.Done(outcome, row["key"]).CourseId;
        }

        return ids;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Demonstration loaded: {People} people, {Classes} classes")]
    private partial void LogLoaded(int people, int classes);
}
