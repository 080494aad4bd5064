using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Attendance;
using NtmLearn.Lms.Attendance.CheckIn;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>
/// A hall on a training morning: everybody scans the code on the wall and sends the form within seconds, each from a telephone
/// with cookies of its own, all from one address, while the projector asks for its page.
/// </summary>
internal static partial class MorningLoad
{
    private const double Most = 500;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (count, seconds) = (arguments.Number("people", 300), arguments.Number("seconds", 5));
        using var folder = new TemporaryFolder();
        var settings = arguments.Database();
        await using var program = await ProgramProcess.StartAsync(folder.Path, settings: settings, arguments: ["serve", "--demo"]);
        var options = new DbContextOptionsBuilder<NtmLearnDbContext>();
        _ = arguments.Text("postgres") is { } connection
            ? options.UseNpgsql(connection)
            : options.UseSqlite(SqliteDatabase.ConnectionString(new DataOptions { Folder = folder.Path }));
        NtmLearnDbContext Open() => new(options.Options, [new ModelAssembly(typeof(LmsModule).Assembly)]);
        var (sessionId, names) = await FillAsync(Open, count);
        using var projector = new HttpClient { BaseAddress = program.BaseAddress };
        projector.DefaultRequestHeaders.Add("Cookie", await program.SignInAsync(Role.Coordinator));
        await projector.GetStringAsync($"/van-phong/buoi/{sessionId}/ma");
        var token = await TokenAsync(Open, sessionId);

        // A few strangers scan before the crowd comes, as the first pages of a morning are slower.
        for (var i = 0; i < 20; i++)
        {
            using var early = new TestBrowser(program.BaseAddress);
            await SignInAsync(early, token, $"Người Lạ {i}", "0000", []);
        }

        var samples = new ConcurrentBag<LoadSample>();
        var before = program.ProcessorTime;
        var watch = Stopwatch.StartNew();
        var isOver = false;
        var showing = Task.Run(async () =>
        {
            while (!Volatile.Read(ref isOver))
            {
                await projector.GetStringAsync($"/van-phong/buoi/{sessionId}/ma.json");
                await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
            }
        });
        await Task.WhenAll(names.Select((person, i) => Task.Run(async () =>
        {
            var due = TimeSpan.FromSeconds(seconds * i / (double)names.Count);
            await Task.Delay(due, TimeProvider.System);
            using var browser = new TestBrowser(program.BaseAddress);
            await SignInAsync(browser, token, person.Name, person.Digits, samples);
        })));
        var took = watch.Elapsed;
        Volatile.Write(ref isOver, true);
        await showing;

        await using var db = Open();
        var there = await db.Set<AttendanceState>().CountAsync(s => s.SessionId == sessionId && AttendanceStatusRules.There.Contains(s.Status));
        var all = new LoadResult([.. samples], took, program.ProcessorTime - before);
        Console.WriteLine($"{names.Count} people in {took.TotalSeconds:0.0} s  {all}");
        foreach (var (kind, of) in all.ByKind())
        {
            Console.WriteLine($"    {kind,-12} p50 {of.At(0.5),6:0.0} ms  p99 {of.At(0.99),6:0.0} ms  max {of.At(1),6:0.0} ms  {of.Wrong} wrong");
        }

        Console.WriteLine($"{there} counted");
        return await DataCheck.IsSoundAsync(folder.Path, settings) && all.Wrong == 0 && there == names.Count && all.At(0.99) <= Most ? 0 : 1;
    }

    /// <summary>One person: the page, then the form.</summary>
    private static async Task SignInAsync(TestBrowser browser, string token, string name, string digits, ConcurrentBag<LoadSample> samples)
    {
        var started = Stopwatch.GetTimestamp();
        using var page = await browser.Http.GetAsync($"/d/{token}");
        var html = await page.Content.ReadAsStringAsync();
        samples.Add(new LoadSample("page", Stopwatch.GetElapsedTime(started).TotalMilliseconds, page.StatusCode == HttpStatusCode.OK && PassField().IsMatch(html)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/diem-danh")
        {
            Content = new FormUrlEncodedContent(
            [
                KeyValuePair.Create("luot", PassField().Match(html).Groups[1].Value),
                KeyValuePair.Create("key", KeyField().Match(html).Groups[1].Value),
                KeyValuePair.Create("fullName", name),
                KeyValuePair.Create("digits", digits),
            ]),
        };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        started = Stopwatch.GetTimestamp();
        using var answer = await browser.Http.SendAsync(request);
        samples.Add(new LoadSample("form", Stopwatch.GetElapsedTime(started).TotalMilliseconds, answer.StatusCode == HttpStatusCode.SeeOther));
    }

    /// <summary>What the wall shows now.</summary>
    private static async Task<string> TokenAsync(Func<NtmLearnDbContext> open, Guid sessionId)
    {
        await using var db = open();
        var secret = await db.Set<SessionBook>().Where(b => b.SessionId == sessionId).Select(b => b.Secret).SingleAsync();
        var step = WallCode.StepAt(TimeProvider.System.GetUtcNow().UtcDateTime, new AttendanceOptions().CodeSeconds);
        return WallCode.Of(sessionId, secret, step).Token;
    }

    private static async Task<(Guid SessionId, List<(string Name, string Digits)> People)> FillAsync(Func<NtmLearnDbContext> open, int count)
    {
        await using var db = open();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        db.Author = (Actor.Program("benchmark"), now);
        var time = new LocalTime(TimeProvider.System, Microsoft.Extensions.Options.Options.Create(new LmsOptions()));
        var offering = new CourseOffering
        {
            OfferingId = Guid.CreateVersion7(),
            CourseId = await db.Set<Course>().Select(c => c.CourseId).FirstAsync(),
            Code = "SANG-1",
            Title = "Buổi sáng tập huấn",
            Kind = OfferingKind.Class,
            Status = OfferingStatus.Running,
            Access = OfferingAccess.Everybody,
            Capacity = count,
            SeatsTaken = count,
            OfferHours = 48,
            SearchKey = "buoi sang tap huan",
            CreatedAt = now,
            FirstDay = time.Today,
            LastDay = time.Today,
        };
        var session = new TrainingSession
        {
            SessionId = Guid.CreateVersion7(),
            OfferingId = offering.OfferingId,
            Day = time.Today,
            StartMinute = 0,
            EndMinute = 1439,
            StartsAt = time.ToUtc(time.Today, 0),
            EndsAt = time.ToUtc(time.Today, 1439),
            ChangedAt = now,
        };
        db.Add(offering);
        await db.SaveChangesAsync();
        db.Add(session);
        await db.SaveChangesAsync();
        List<(string, string)> people = [];
        for (var i = 0; i < count; i++)
        {
            _ = PersonName.TryParse($"Thạch Thị {(char)('A' + (i % 26))}{(char)('a' + (i / 26))}", 1, out var name);
            var phone = $"+8491{i:D7}";
            var person = new Person
            {
                PersonId = Guid.CreateVersion7(),
                FullName = name!.Full,
                SearchKey = name.SearchKey,
                SortKey = name.SortKey,
                Phone = phone,
                CreatedAt = now,
            };
            db.Add(person);
            await db.SaveChangesAsync();
            var enrolment = new Enrolment
            {
                EnrolmentId = Guid.CreateVersion7(),
                OfferingId = offering.OfferingId,
                PersonId = person.PersonId,
                Status = EnrolmentStatus.Enrolled,
                Path = EnrolmentPath.Office,
                ReceiptCode = $"SANG{i:D8}",
                LastTransition = 1,
                CreatedAt = now,
                ChangedAt = now,
            };
            db.Add(enrolment);
            await db.SaveChangesAsync();
            db.Add(new EnrolmentTransition
            {
                EnrolmentTransitionId = Guid.CreateVersion7(),
                EnrolmentId = enrolment.EnrolmentId,
                Number = 1,
                To = EnrolmentStatus.Enrolled,
                Event = EnrolmentEvent.Admit,
                At = now,
                ActorKind = ActorKind.Program,
            });
            people.Add((name.Full, phone[^4..]));
        }

        await db.SaveChangesAsync();
        return (session.SessionId, people);
    }

    [GeneratedRegex("name=\"luot\" value=\"([^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex PassField();

    [GeneratedRegex("name=\"key\" value=\"([^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex KeyField();
}
