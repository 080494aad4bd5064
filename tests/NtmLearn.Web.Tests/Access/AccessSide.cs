using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Language;
using NtmLearn.Lms;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Attendance.Devices;
using NtmLearn.Lms.Attendance.Excuses;
using NtmLearn.Lms.Attendance.Paper;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Notifications.Calendar;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Quizzes;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Access;

/// <summary>A commune with one of everything, in plain letters so that pages and JSON spell it alike.</summary>
public sealed record AccessSide
{
    public required AdministrativeUnit Unit { get; init; }

    public required Organisation Organisation { get; init; }

    /// <summary>Officials of the unit who do nothing yet; each example that changes one takes its own.</summary>
    public required IReadOnlyList<Person> People { get; init; }

    public required Guid PostId { get; init; }

    /// <summary>Looks like somebody of the other commune.</summary>
    public required Person Twin { get; init; }

    /// <summary>Leads the session of the class.</summary>
    public required Person Leader { get; init; }

    /// <summary>Belongs to the organisation.</summary>
    public required Person Member { get; init; }

    /// <summary>A class for the unit alone.</summary>
    public required CourseOffering Offering { get; init; }

    public required Guid SessionId { get; init; }

    /// <summary>A class for the unit that is held today, with a quiz, led by the same person, with a seat for the first of the officials.</summary>
    public required CourseOffering Ended { get; init; }

    /// <summary>A device let in to that session.</summary>
    public required Guid DeviceGrantId { get; init; }

    public required Guid QuotaId { get; init; }

    public required Guid OrganisationQuotaId { get; init; }

    /// <summary>Whom the unit has named.</summary>
    public required IReadOnlyList<EnrolmentResponse> Named { get; init; }

    /// <summary>Whom the organisation has named.</summary>
    public required EnrolmentResponse NamedMember { get; init; }

    /// <summary>Who waits for the unit's word, in a class of the province.</summary>
    public required IReadOnlyList<EnrolmentResponse> Asking { get; init; }

    /// <summary>The account of the first of the officials.</summary>
    public required Guid AccountId { get; init; }

    public required string UserName { get; init; }

    /// <summary>The address of that account's calendar.</summary>
    public required Guid CalendarLinkId { get; init; }

    public required Guid DeputyId { get; init; }

    /// <summary>On a sheet printed for the session.</summary>
    public required string SheetCode { get; init; }

    /// <summary>The first of those named asks to be excused from the session.</summary>
    public required Guid ExcuseId { get; init; }

    /// <summary>Of the first of the officials, for the class.</summary>
    public required Guid CertificateId { get; init; }

    public required string Word { get; init; }

    /// <param name="province">A class of the province that asks units for their word.</param>
    public static async Task<AccessSide> CreateAsync(TestHost host, CourseOffering province, string word)
    {
        var data = host.Data;
        var unit = await data.CreateUnitAsync(u => u.Named($"Xa {word}"));
        var name = $"Hoi {word}";
        var organisation = new Organisation
        {
            OrganisationId = Guid.CreateVersion7(),
            Name = name,
            Kind = OrganisationKind.Other,
            UnitId = unit.UnitId,
            SearchKey = VietnameseText.Fold(name),
        };
        await data.AddAsync([organisation]);
        var people = new List<Person>();
        for (var i = 0; i < 16; i++)
        {
            people.Add(await data.CreatePersonAsync(p => p.Named($"Nguoi {word} {(char)('A' + i)}").LivingIn(unit.UnitId).WithPost(unit.UnitId)));
        }

        var twin = await data.CreatePersonAsync(p => p.Named("Nguoi giong nhau").WithPhone("+84912000111").LivingIn(unit.UnitId));
        var leader = await data.CreatePersonAsync(p => p.Named($"Thay {word}"));
        var member = await data.CreatePersonAsync(p => p.Named($"Hoi vien {word}").WithPost(organisation: organisation.OrganisationId));
        var offering = await data.CreateOfferingAsync(o => o.Titled($"Lop {word}").ForUnit(unit.UnitId).WithCapacity(40)
            .OnDay(host.Services.GetRequiredService<LocalTime>().Today.AddDays(word.Length + 8), facilitators: leader.PersonId));
        var (quota, organisationQuota) = await QuotasAsync(host, offering, unit, organisation);
        var account = await host.AddAccountAsync(Role.Learner, personId: people[0].PersonId);
        var deputy = new ApprovalDeputy
        {
            ApprovalDeputyId = Guid.CreateVersion7(),
            UnitId = unit.UnitId,
            AccountId = account.AccountId,
            ValidFrom = new DateOnly(2020, 1, 1),
            ValidTo = new DateOnly(2099, 1, 1),
        };
        var calendar = new CalendarLink
        {
            CalendarLinkId = Guid.CreateVersion7(),
            AccountId = account.AccountId,
            Owner = CalendarOwner.Person,
            OwnerId = people[0].PersonId,
            Token = $"{Guid.NewGuid():N}",
            CreatedAt = host.Clock.GetUtcNow().UtcDateTime,
        };
        var session = await host.QueryAsync(db => db.Set<TrainingSession>().Where(s => s.OfferingId == offering.OfferingId).Select(s => s.SessionId).SingleAsync());
        var device = new DeviceGrant
        {
            DeviceGrantId = Guid.CreateVersion7(),
            SessionId = session,
            TokenHash = Guid.NewGuid().ToByteArray(),
            GivenById = account.AccountId,
            CreatedAt = calendar.CreatedAt,
            ExpiresAt = calendar.CreatedAt,
        };
        await data.AddAsync([deputy, calendar, device]);
        var office = EnrolmentActor.Of(await data.CallerAsync(Role.Coordinator));
        var enrolments = host.Services.GetRequiredService<EnrolmentService>();
        var named = new List<EnrolmentResponse>();
        foreach (var person in people.Take(4))
        {
            named.Add(Expect(await enrolments.NominateAsync(office, quota, person.PersonId, CancellationToken.None)));
        }

        var asking = new List<EnrolmentResponse>();
        foreach (var person in people.Skip(4).Take(5))
        {
            asking.Add(Expect(await enrolments.EnrolAsync(
                EnrolmentActor.ForPerson(Actor.Program("test"), person.PersonId), province.OfferingId, person.PersonId, EnrolmentPath.Self, CancellationToken.None)));
        }

        var now = host.Clock.GetUtcNow().UtcDateTime;
        var sheet = new PrintedSheet
        {
            PrintedSheetId = Guid.CreateVersion7(),
            OfferingId = offering.OfferingId,
            Code = ReceiptCodes.Create(),
            SessionIds = [session],
            AttendeeIds = [named[0].PersonId],
            BlankRows = 2,
            PrintedAt = now,
        };
        var excuse = new ExcuseRequest
        {
            ExcuseRequestId = Guid.CreateVersion7(),
            SessionId = session,
            PersonId = named[0].PersonId,
            Reason = "Ban viec",
            State = ExcuseState.Asked,
            AskedAt = now,
        };
        await data.AddAsync([sheet, excuse]);
        var issued = Expect(await host.Services.GetRequiredService<CertificateService>().IssueAsync(
            await data.CallerAsync(Role.Coordinator),
            new CertificateOrder { OfferingId = offering.OfferingId, PersonIds = [people[0].PersonId], Reason = "Truoc ngay be giang" },
            CancellationToken.None));
        return new AccessSide
        {
            SheetCode = sheet.Code,
            ExcuseId = excuse.ExcuseRequestId,
            Word = word,
            Unit = unit,
            Organisation = organisation,
            People = people,
            PostId = await host.QueryAsync(db => db.Set<Post>().Where(p => p.PersonId == people[0].PersonId).Select(p => p.PostId).FirstAsync()),
            Twin = twin,
            Leader = leader,
            Member = member,
            Offering = offering,
            Ended = await EndedAsync(host, unit, leader, people[0]),
            SessionId = session,
            DeviceGrantId = device.DeviceGrantId,
            QuotaId = quota,
            OrganisationQuotaId = organisationQuota,
            Named = named,
            NamedMember = Expect(await enrolments.NominateAsync(office, organisationQuota, member.PersonId, CancellationToken.None)),
            Asking = asking,
            AccountId = account.AccountId,
            UserName = account.UserName,
            CalendarLinkId = calendar.CalendarLinkId,
            DeputyId = deputy.ApprovalDeputyId,
            CertificateId = issued.CertificateIds[0],
        };
    }

    private static async Task<(Guid Unit, Guid Organisation)> QuotasAsync(
        TestHost host, CourseOffering offering, AdministrativeUnit unit, Organisation organisation)
    {
        var deadline = host.Clock.GetUtcNow().UtcDateTime.AddDays(3);
        var office = EnrolmentActor.Of(await host.Data.CallerAsync(Role.Coordinator));
        Expect(await host.Services.GetRequiredService<QuotaService>().SetAsync(
            office,
            offering.OfferingId,
            [new QuotaLine(unit.UnitId, null, 10, deadline), new QuotaLine(null, organisation.OrganisationId, 5, deadline)],
            CancellationToken.None));
        var quotas = await host.QueryAsync(db => db.Set<SeatQuota>().Where(q => q.OfferingId == offering.OfferingId).ToListAsync());
        return (quotas.Single(q => q.UnitId is not null).SeatQuotaId, quotas.Single(q => q.OrganisationId is not null).SeatQuotaId);
    }

    private static async Task<CourseOffering> EndedAsync(TestHost host, AdministrativeUnit unit, Person leader, Person learner)
    {
        var course = await host.Data.CreateCourseAsync();
        var office = await host.Data.CallerAsync(Role.Coordinator);
        var quizzes = host.Services.GetRequiredService<QuizService>();
        Expect(await quizzes.SaveAsync(office, course.CourseId, new QuizSettings(null, 1, ScoreRule.Best, true, true, IsOpen: true), CancellationToken.None));
        var question = new QuestionDraft(QuestionKind.Single, "Mot cong mot?", 1, [("Hai", true), ("Ba", false)]);
        Expect(await quizzes.AddAsync(office, course.CourseId, question, null, CancellationToken.None));
        var ended = await host.Data.CreateOfferingAsync(o => o.OfCourse(course.CourseId).Titled("Lop hom nay").ForUnit(unit.UnitId)
            .OnDay(host.Services.GetRequiredService<LocalTime>().Today, 0, 1439, facilitators: leader.PersonId));
        var at = host.Clock.GetUtcNow().UtcDateTime;
        await host.Data.AddAsync([new Enrolment
        {
            EnrolmentId = Guid.CreateVersion7(),
            OfferingId = ended.OfferingId,
            PersonId = learner.PersonId,
            Status = EnrolmentStatus.Enrolled,
            Path = EnrolmentPath.Office,
            ReceiptCode = ReceiptCodes.Create(),
            CreatedAt = at,
            ChangedAt = at,
        }]);
        return ended;
    }

    private static T Expect<T>(Outcome<T> outcome) => outcome.IsDone
        ? outcome.Value!
        : throw new InvalidOperationException(string.Join(" | ", outcome.Refusals.Select(r => $"{r.Code}: {r.Message}")));
}
