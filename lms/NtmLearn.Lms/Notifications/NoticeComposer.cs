using System.Text;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Certificates.Mine;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Nominations;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Sessions;
using NtmLearn.Lms.Venues;

namespace NtmLearn.Lms.Notifications;

/// <summary>
/// Writes the text of a notice from how things stand when it goes, so that nobody reads what is no longer so. Null when it
/// is no longer true: then it is dropped.
/// </summary>
public sealed class NoticeComposer(LocalTime time, SiteAddress site)
{
    public async Task<OutgoingMessage?> ComposeAsync(NtmLearnDbContext db, Notice notice, CancellationToken cancellationToken)
    {
        if (notice.OfferingId is not { } offeringId
            || await db.Set<CourseOffering>().AsNoTracking().FirstOrDefaultAsync(o => o.OfferingId == offeringId, cancellationToken) is not { } offering)
        {
            return null;
        }

        if (notice.Rule == NoticeRule.ClassCancelled)
        {
            return offering.Status == OfferingStatus.Cancelled
                ? Message($"Hủy lớp: {offering.Title}", $"Lớp “{offering.Title}” ({offering.Code}) đã hủy. Lý do: {offering.CancelReason}")
                : null;
        }

        if (notice.Rule is NoticeRule.CertificateIssued or NoticeRule.CertificateReplaced or NoticeRule.CertificateRevoked)
        {
            return await CertificateAsync(db, notice, cancellationToken);
        }

        // After a cancellation nothing else is said of a class, and of a finished one nothing is news.
        if (offering.Status is OfferingStatus.Cancelled or OfferingStatus.Completed or OfferingStatus.Draft)
        {
            return null;
        }

        return notice.Rule switch
        {
            NoticeRule.QuotaOpened or NoticeRule.QuotaDeadline => await QuotaAsync(db, notice, offering, cancellationToken),
            NoticeRule.ClassMoved => offering.NoticeVersion == notice.ThingVersion && await IsConcernedAsync(db, notice, cancellationToken)
                ? Message($"Thay đổi lịch lớp: {offering.Title}", $"Lớp “{offering.Title}” ({offering.Code}) có thay đổi. Lịch mới:{await ScheduleAsync(db, offering, cancellationToken)}")
                : null,
            NoticeRule.ApprovalAsked => await ApprovalAsync(db, notice, offering, cancellationToken),
            _ => await EnrolmentAsync(db, notice, offering, cancellationToken),
        };
    }

    private async Task<OutgoingMessage?> EnrolmentAsync(NtmLearnDbContext db, Notice notice, CourseOffering offering, CancellationToken cancellationToken)
    {
        if (await db.Set<Enrolment>().AsNoTracking().FirstOrDefaultAsync(e => e.EnrolmentId == notice.ThingId, cancellationToken) is not { } enrolment)
        {
            return null;
        }

        var name = $"“{offering.Title}” ({offering.Code})";
        return (notice.Rule, enrolment.Status) switch
        {
            (NoticeRule.Enrolled or NoticeRule.MovedUp, EnrolmentStatus.Enrolled) =>
                Message($"Đã có chỗ: {offering.Title}", $"Anh/chị đã có chỗ trong lớp {name}.{await ScheduleAsync(db, offering, cancellationToken)}{Bring(offering)}{Receipt(enrolment)}"),
            (NoticeRule.SeatOffered, EnrolmentStatus.Offered) when enrolment.OfferedUntil is { } until =>
                Message(
                    $"Có chỗ trống: {offering.Title}",
                    $"Lớp {name} có một chỗ dành cho anh/chị, giữ đến {Moment(until)}. Xác nhận tại {Link("/lop/phieu")} bằng mã phiếu {enrolment.ReceiptCode}.{await ScheduleAsync(db, offering, cancellationToken)}"),
            (NoticeRule.OfferExpired, EnrolmentStatus.Expired) =>
                Message($"Hết hạn giữ chỗ: {offering.Title}", $"Chỗ dành cho anh/chị trong lớp {name} đã hết hạn và chuyển cho người sau. Nếu còn muốn học, đăng ký lại."),
            (NoticeRule.WaitListed, EnrolmentStatus.WaitListed) =>
                Message($"Chờ chỗ: {offering.Title}", $"Lớp {name} đã đủ chỗ. Anh/chị đang chờ chỗ; có chỗ sẽ báo ngay.{Receipt(enrolment)}"),
            (NoticeRule.Rejected, EnrolmentStatus.Rejected) =>
                Message($"Chưa được duyệt: {offering.Title}", $"Đơn vị chưa duyệt anh/chị vào lớp {name}. {await ReasonAsync(db, enrolment, cancellationToken)}"),
            (NoticeRule.Returned, EnrolmentStatus.Returned) =>
                Message($"Cần bổ sung: {offering.Title}", $"Đăng ký lớp {name} được trả lại để bổ sung. {await ReasonAsync(db, enrolment, cancellationToken)} Mở {Link("/lop-cua-toi")} để gửi lại."),
            (NoticeRule.Withdrawn, EnrolmentStatus.Withdrawn) =>
                Message($"Đã rút: {offering.Title}", $"Anh/chị không còn trong danh sách lớp {name}. {await ReasonAsync(db, enrolment, cancellationToken)}"),
            _ => null,
        };
    }

    private async Task<OutgoingMessage?> CertificateAsync(NtmLearnDbContext db, Notice notice, CancellationToken cancellationToken)
    {
        if (await db.Set<Certificate>().AsNoTracking().FirstOrDefaultAsync(c => c.CertificateId == notice.ThingId, cancellationToken) is not { IsErased: false } certificate)
        {
            return null;
        }

        var (paper, mine) = ($"Giấy chứng nhận số {CertificateWords.NumberOf(certificate)} của lớp “{certificate.ClassTitle}” ({certificate.ClassCode})", Link(MyCertificateEndpoints.Root));
        return (notice.Rule, certificate.State) switch
        {
            (NoticeRule.CertificateIssued, CertificateState.Valid) =>
                Message($"Được cấp chứng nhận: {certificate.ClassTitle}", $"{paper} đã cấp cho anh/chị. Xem và tải về tại {mine}."),
            (NoticeRule.CertificateReplaced, CertificateState.Valid) =>
                Message($"Cấp lại chứng nhận: {certificate.ClassTitle}", $"{paper} thay cho bản trước; bản trước không còn giá trị. Xem và tải về tại {mine}."),
            (NoticeRule.CertificateRevoked, CertificateState.Revoked) =>
                Message($"Thu hồi chứng nhận: {certificate.ClassTitle}", $"{paper} đã bị thu hồi và không còn giá trị. Muốn biết lý do, anh/chị liên hệ nơi cấp: {certificate.Issuer}."),
            _ => null,
        };
    }

    private async Task<OutgoingMessage?> QuotaAsync(NtmLearnDbContext db, Notice notice, CourseOffering offering, CancellationToken cancellationToken)
    {
        var quota = await db.Set<SeatQuota>().AsNoTracking().FirstOrDefaultAsync(q => q.SeatQuotaId == notice.ThingId, cancellationToken);
        var missing = quota is null ? 0 : quota.Seats - quota.Filled;
        return quota is null || quota.ReleasedAt is not null || missing <= 0 || quota.Deadline < time.UtcNow
            ? null
            : Message(
                $"Cử người dự lớp: {offering.Title}",
                $"Lớp “{offering.Title}” ({offering.Code}) dành cho đơn vị {quota.Seats} chỗ, còn thiếu {missing} người. Đề nghị cử trước {Moment(quota.Deadline)} tại {Link("/don-vi-cua-toi/chi-tieu")}.{await ScheduleAsync(db, offering, cancellationToken)}");
    }

    private async Task<OutgoingMessage?> ApprovalAsync(NtmLearnDbContext db, Notice notice, CourseOffering offering, CancellationToken cancellationToken) =>
        await db.Set<Enrolment>().AnyAsync(e => e.EnrolmentId == notice.ThingId && e.Status == EnrolmentStatus.Requested, cancellationToken)
            ? Message($"Chờ duyệt: {offering.Title}", $"Có người của đơn vị xin dự lớp “{offering.Title}” ({offering.Code}). Xem và duyệt tại {Link("/don-vi-cua-toi/duyet")}.")
            : null;

    private static async Task<bool> IsConcernedAsync(NtmLearnDbContext db, Notice notice, CancellationToken cancellationToken) =>
        await db.Set<Enrolment>().AnyAsync(
            e => e.OfferingId == notice.OfferingId && e.PersonId == notice.PersonId
                && (e.Status == EnrolmentStatus.Enrolled || e.Status == EnrolmentStatus.Offered || e.Status == EnrolmentStatus.WaitListed || e.Status == EnrolmentStatus.Requested),
            cancellationToken)
        || await db.Set<SessionFacilitator>().AnyAsync(
            f => f.PersonId == notice.PersonId && db.Set<TrainingSession>().Any(s => s.SessionId == f.SessionId && s.OfferingId == notice.OfferingId),
            cancellationToken);

    private static async Task<string> ReasonAsync(NtmLearnDbContext db, Enrolment enrolment, CancellationToken cancellationToken)
    {
        var reason = await db.Set<EnrolmentTransition>()
            .Where(t => t.EnrolmentId == enrolment.EnrolmentId && t.Number == enrolment.LastTransition)
            .Select(t => t.Reason)
            .FirstOrDefaultAsync(cancellationToken);
        return string.IsNullOrEmpty(reason) ? "" : $"Lý do: {reason}";
    }

    private async Task<string> ScheduleAsync(NtmLearnDbContext db, CourseOffering offering, CancellationToken cancellationToken)
    {
        var sessions = await db.Set<TrainingSession>().AsNoTracking()
            .Where(s => s.OfferingId == offering.OfferingId && !s.IsCancelled)
            .OrderBy(s => s.StartsAt)
            .Select(s => new { s.Day, s.StartMinute, s.EndMinute, s.OnlineLink, Venue = db.Set<Venue>().Where(v => v.VenueId == s.VenueId).Select(v => new { v.Name, v.Address }).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        var text = new StringBuilder();
        foreach (var session in sessions)
        {
            var place = session.Venue is { } venue ? $"{venue.Name}{(venue.Address is { Length: > 0 } address ? ", " + address : "")}" : session.OnlineLink ?? offering.OnlineLink ?? "nơi học báo sau";
            text.Append($"\n- {session.Day:dd/MM/yyyy}, {Minute(session.StartMinute)}–{Minute(session.EndMinute)}, {place}");
        }

        return text.Append(Link($"/lop/{offering.Code}") is { } link ? $"\nChi tiết: {link}" : "").ToString();
    }

    private OutgoingMessage Message(string subject, string text) =>
        new(subject, $"Kính gửi anh/chị,\n\n{text.Trim()}\n\nVăn phòng Điều phối nông thôn mới\n{site.BaseUrl}\n");

    private static string Bring(CourseOffering offering) => string.IsNullOrEmpty(offering.WhatToBring) ? "" : $"\nMang theo: {offering.WhatToBring}";

    private string Receipt(Enrolment enrolment) => $"\nMã phiếu: {enrolment.ReceiptCode} (xem chỗ hoặc rút tên tại {Link("/lop/phieu")})";

    private string Link(string path) => site.BaseUrl + path;

    private string Moment(DateTime instant) => time.FromUtc(instant).ToString("HH:mm' ngày 'dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string Minute(int minute) => $"{minute / 60:00}:{minute % 60:00}";
}
