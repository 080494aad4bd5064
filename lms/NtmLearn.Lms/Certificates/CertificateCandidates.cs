using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Courses;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Certificates;

/// <summary>Holds the people of a class against the rule of its course.</summary>
public sealed class CertificateCandidates(
    IAttendanceShares attendance, IQuizScores quizzes, UnitTrees trees, LocalTime time)
{
    /// <summary>Everybody who held a seat, by given name.</summary>
    public async Task<IReadOnlyList<CertificateCandidate>> OfClassAsync(
        NtmLearnDbContext db, CourseOffering offering, UnitScope scope, CancellationToken cancellationToken)
    {
        var id = offering.OfferingId;
        var course = await db.Set<Course>().AsNoTracking().SingleAsync(c => c.CourseId == offering.CourseId, cancellationToken);
        var rows = await (
            from enrolment in EnrolmentReads.Within(db.Set<Enrolment>().Where(e => e.OfferingId == id && CertificateRule.Seated.Contains(e.Status)), scope)
            join person in db.Set<Person>() on enrolment.PersonId equals person.PersonId
            where person.ErasedAt == null
            orderby person.SortKey, person.PersonId
            select new
            {
                person.PersonId,
                person.FullName,
                person.YearOfBirth,
                enrolment.UnitId,
                enrolment.OrganisationId,
                enrolment.Status,
                Organisation = db.Set<Organisation>().Where(o => o.OrganisationId == enrolment.OrganisationId).Select(o => o.Name).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        var certificates = (await db.Set<Certificate>().AsNoTracking().Where(c => c.OfferingId == id).ToListAsync(cancellationToken))
            .GroupBy(c => c.PersonId).ToDictionary(g => g.Key, g => g.MaxBy(c => (c.State == CertificateState.Valid, c.CreatedAt, c.Reissue)));
        var shares = await attendance.OfClassAsync(db, id, cancellationToken);
        var scores = await quizzes.OfClassAsync(db, id, cancellationToken);
        var tree = await trees.GetAsync(cancellationToken);
        var today = time.Today;
        return rows.ConvertAll(r =>
        {
            var share = shares.GetValueOrDefault(r.PersonId);
            int? score = scores.TryGetValue(r.PersonId, out var best) ? best : null;
            return new CertificateCandidate(
                r.PersonId,
                r.FullName,
                r.YearOfBirth,
                r.UnitId,
                r.OrganisationId,
                r.Organisation ?? (r.UnitId is { } unit ? tree.Find(unit)?.FullName : null),
                r.Status,
                share,
                score,
                CertificateRule.WhyNot(course, offering, r.Status, share, score, today),
                certificates.GetValueOrDefault(r.PersonId));
        });
    }
}
