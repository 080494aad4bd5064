using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.People;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Privacy;

/// <summary>People with an enrolment, for tests about their data.</summary>
internal static class PrivacyData
{
    public static async Task<(Person Person, Enrolment Enrolment, CourseOffering Offering)> EnrolAsync(
        TestHost host,
        Action<PersonBuilder>? person = null,
        Action<OfferingBuilder>? offering = null,
        EnrolmentStatus status = EnrolmentStatus.Enrolled,
        EnrolmentPath path = EnrolmentPath.Citizen,
        string receiptCode = "K7M3P9QX")
    {
        var madePerson = await host.Data.CreatePersonAsync(person);
        var madeOffering = await host.Data.CreateOfferingAsync(offering);
        var enrolment = new Enrolment
        {
            EnrolmentId = Guid.NewGuid(),
            OfferingId = madeOffering.OfferingId,
            PersonId = madePerson.PersonId,
            Status = status,
            Path = path,
            UnitId = madePerson.UnitId,
            ReceiptCode = receiptCode,
            CreatedAt = host.Clock.GetUtcNow().UtcDateTime,
            ChangedAt = host.Clock.GetUtcNow().UtcDateTime,
        };
        await host.Data.AddAsync([enrolment]);
        return (madePerson, enrolment, madeOffering);
    }
}
