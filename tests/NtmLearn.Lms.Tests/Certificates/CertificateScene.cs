using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Tests.Enrolments;
using NtmLearn.TestKit;
using UglyToad.PdfPig;

namespace NtmLearn.Lms.Tests.Certificates;

/// <summary>A commune, a class that ended yesterday, and what the office does with its certificates.</summary>
internal sealed class CertificateScene
{
    public static readonly CertificateSigner Signer = new("KT. Chánh Văn phòng", "Phó Chánh Văn phòng", "Trần Thị Kim Ngân");

    private readonly CertificateHost fixture;

    private CertificateScene(CertificateHost fixture, AdministrativeUnit commune) => (this.fixture, Commune) = (fixture, commune);

    public TestHost Host => fixture.Host;

    public AdministrativeUnit Commune { get; }

    public CertificateService Certificates => Host.Services.GetRequiredService<CertificateService>();

    public DateOnly Today => Host.Services.GetRequiredService<LocalTime>().Today;

    public static async Task<CertificateScene> CreateAsync(CertificateHost fixture)
    {
        var data = fixture.Host.Data;
        var province = await data.CreateUnitAsync(u => u.At(UnitLevel.Province));
        return new CertificateScene(fixture, await data.CreateUnitAsync(u => u.Below(province)));
    }

    /// <summary>A class of one session that was held yesterday; 80 % of the sessions are asked for.</summary>
    public Task<CourseOffering> ClassAsync(Guid? organisationId = null, string? title = null) => Host.Data.CreateOfferingAsync(o =>
        o.OnDay(Today.AddDays(-1)).WithStatus(OfferingStatus.Completed).Titled(title ?? "Kỹ năng số cho ấp").With(c => c.OrganisationId = organisationId));

    /// <summary>Somebody of the commune who held a seat.</summary>
    /// <param name="attended">Of ten sessions; null when nobody knows.</param>
    public async Task<Person> LearnerAsync(CourseOffering offering, string name, int? attended = 10, int? yearOfBirth = null, Guid? unitId = null)
    {
        var person = await Host.Data.CreatePersonAsync(p => p.Named(name).LivingIn(unitId ?? Commune.UnitId));
        if (yearOfBirth is { } year)
        {
            await Host.WriteAsync(db => db.Set<Person>().Where(p => p.PersonId == person.PersonId)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.YearOfBirth, year)));
        }

        await Host.Data.AddAsync([new Enrolment
        {
            EnrolmentId = Guid.CreateVersion7(),
            OfferingId = offering.OfferingId,
            PersonId = person.PersonId,
            Status = EnrolmentStatus.Enrolled,
            Path = EnrolmentPath.Office,
            UnitId = unitId ?? Commune.UnitId,
            ReceiptCode = $"{Guid.NewGuid():N}"[..12],
            CreatedAt = Host.Clock.GetUtcNow().UtcDateTime,
            ChangedAt = Host.Clock.GetUtcNow().UtcDateTime,
        }]);
        if (attended is { } sessions)
        {
            fixture.Shares.ByPerson[person.PersonId] = new AttendanceShare(10, sessions);
        }

        return person;
    }

    public async Task<Organisation> OrganisationAsync(string name, string shortName)
    {
        var organisation = new Organisation
        {
            OrganisationId = Guid.CreateVersion7(),
            Name = name,
            ShortName = shortName,
            Kind = OrganisationKind.MassOrganisation,
            SearchKey = VietnameseText.Fold(name),
        };
        await Host.Data.AddAsync([organisation]);
        return organisation;
    }

    public async Task<Outcome<IssuedCertificates>> IssueAsync(
        CourseOffering offering, IReadOnlyCollection<Guid>? people = null, string? reason = null, Guid? templateId = null) => await Certificates.IssueAsync(
        await OfficeAsync(),
        new CertificateOrder { OfferingId = offering.OfferingId, PersonIds = people, Signer = Signer, Reason = reason, TemplateId = templateId },
        CancellationToken.None);

    /// <summary>Issues to somebody who meets the rule.</summary>
    public async Task<Certificate> IssuedAsync(CourseOffering offering, Person person)
    {
        EnrolmentScene.Expect(await IssueAsync(offering, [person.PersonId]));
        return await ValidAsync(person);
    }

    public async Task<Outcome<Certificate>> CorrectAsync(Certificate certificate, string name, string reason = "Ghi sai tên") => await Certificates.CorrectAsync(
        await OfficeAsync(), certificate.CertificateId, new CertificateCorrection(name, certificate.YearOfBirth, certificate.UnitName, Signer, reason), CancellationToken.None);

    public async Task<Outcome<Certificate>> RevokeAsync(Certificate certificate, string reason = "Cấp nhầm người") =>
        await Certificates.RevokeAsync(await OfficeAsync(), certificate.CertificateId, reason, CancellationToken.None);

    public Task<Caller> OfficeAsync() => Host.Data.CallerAsync(Role.Coordinator);

    public Task<Certificate> ValidAsync(Person person) => Host.QueryAsync(db =>
        db.Set<Certificate>().AsNoTracking().SingleAsync(c => c.PersonId == person.PersonId && c.State == CertificateState.Valid));

    public Task<Certificate> FindAsync(Guid certificateId) =>
        Host.QueryAsync(db => db.Set<Certificate>().AsNoTracking().SingleAsync(c => c.CertificateId == certificateId));

    /// <summary>Those of a class by number, whatever their state.</summary>
    public Task<List<Certificate>> OfAsync(CourseOffering offering) => Host.QueryAsync(db =>
        db.Set<Certificate>().AsNoTracking().Where(c => c.OfferingId == offering.OfferingId).OrderBy(c => c.Number).ThenBy(c => c.Reissue).ToListAsync());

    /// <summary>What a page of a PDF says, without spaces, since lines are broken where they are.</summary>
    public static string TextOf(PdfDocument pdf, int page = 1) =>
        string.Concat(pdf.GetPage(page).Letters.Select(l => l.Value)).Replace(" ", "", StringComparison.Ordinal);

    public static string Squeeze(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
