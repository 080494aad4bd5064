using NtmLearn.Lms.Notifications;

namespace NtmLearn.Lms.Privacy.Consents;

/// <summary>
/// Which notices need a yes. Messages that are needed to do what somebody asked for (their own enrolment), or that belong to
/// an official's duty, need no consent beyond that asking: nobody has to agree to news in order to learn that their class
/// moved. News that nobody asked for (campaigns) needs a recorded yes to <see cref="ConsentPurpose.Notices"/>; no such rule
/// exists yet, and one that comes belongs to neither list below. Whoever took that yes back has objected to being written to:
/// they then get only what they would lose a seat or a journey without, or trust a paper that no longer counts, and find the rest on their own page.
/// </summary>
internal static class NoticeConsent
{
    /// <summary>Goes without any recorded yes.</summary>
    public static bool NeedsNoConsent(NoticeRule rule) => IsIndispensable(rule)
        || rule is NoticeRule.Enrolled or NoticeRule.OfferExpired or NoticeRule.MovedUp or NoticeRule.WaitListed or NoticeRule.Rejected
            or NoticeRule.Withdrawn or NoticeRule.CertificateIssued;

    /// <summary>Goes even after the yes to notices was taken back.</summary>
    public static bool IsIndispensable(NoticeRule rule) => rule is NoticeRule.ClassMoved or NoticeRule.ClassCancelled or NoticeRule.SeatOffered
        or NoticeRule.Returned or NoticeRule.PasswordCode or NoticeRule.QuotaDeadline or NoticeRule.QuotaOpened or NoticeRule.ApprovalAsked
        or NoticeRule.CertificateReplaced or NoticeRule.CertificateRevoked;
}
