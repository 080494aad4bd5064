using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Api.Idempotency;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Notifications;
using NtmLearn.Lms.Privacy.Requests;

namespace NtmLearn.Lms.Privacy.Retention;

/// <summary>The clocks of data that no other part keeps a clock for.</summary>
internal static class RetentionClocks
{
    public static IEnumerable<RetentionClock> All() =>
    [
        new("citizen-contacts", "Điện thoại, thư điện tử, số giấy tờ của người dân", "lớp cuối cùng của người đó kết thúc",
            options => options.CitizenContactDays,
            (services, before, token) => services.GetRequiredService<CitizenRetention>().EmptyContactsAsync(before, token)),
        new("citizens", "Người dân chỉ đăng ký bằng phiếu (họ tên, năm sinh, nơi ở)", "lớp cuối cùng của người đó kết thúc",
            options => options.CitizenDays,
            (services, before, token) => services.GetRequiredService<CitizenRetention>().EraseAsync(before, token)),
        new("notices", "Tin báo đã gửi, đã gọi hoặc đã bỏ", "gửi xong",
            options => options.NoticeDays,
            (services, before, token) => WriteAsync(services, db => db.Set<Notice>()
                .Where(n => n.SettledAt != null && n.SettledAt < before && n.State != NoticeState.Waiting && n.State != NoticeState.ToCall)
                .ExecuteDeleteAsync(token), token)),
        new("call-list", "Danh sách gọi điện chưa gọi", "vào danh sách",
            options => options.CallListDays,
            (services, before, token) =>
            {
                var now = services.GetRequiredService<TimeProvider>().UtcNow;
                return WriteAsync(services, db => db.Set<Notice>().Where(n => n.State == NoticeState.ToCall && (n.SettledAt ?? n.DueAt) < before).ExecuteUpdateAsync(
                    set => set.SetProperty(n => n.State, NoticeState.Dropped).SetProperty(n => n.Detail, "days over").SetProperty(n => n.SettledAt, now), token), token);
            }),
        new("audit-details", "Giá trị trước và sau trong nhật ký (việc, người làm, lúc làm vẫn giữ)", "ghi nhật ký",
            options => options.AuditDetailDays,
            (services, before, token) => WriteAsync(services, db => db.Set<AuditEntry>()
                .Where(e => e.At < before && (e.Before != null || e.After != null))
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.Before, (string?)null).SetProperty(e => e.After, (string?)null), token), token)),
        new("api-responses", "Phản hồi API giữ lại để gửi lần nữa", "nhận yêu cầu",
            _ => IdempotentRequest.KeptDays,
            (services, before, token) => WriteAsync(services, db => db.Set<IdempotentRequest>().Where(r => r.CreatedAt < before).ExecuteDeleteAsync(token), token)),
        new("sign-ins", "Lần đăng nhập hỏng và mã đặt lại mật khẩu", "lần thử",
            options => options.SignInDays,
            (services, before, token) => WriteAsync(services, async db =>
                await db.Set<AuditEntry>().Where(e => e.Action == AuditAction.SignInFailed && e.At < before).ExecuteDeleteAsync(token)
                + await db.Set<PasswordCode>().Where(c => c.ExpiresAt < before).ExecuteDeleteAsync(token), token)),
        new("request-words", "Lời của yêu cầu về dữ liệu đã kết thúc", "kết thúc yêu cầu",
            options => options.RequestDays,
            (services, before, token) => WriteAsync(services, db => db.Set<PrivacyRequest>()
                .Where(r => r.ClosedAt < before && (r.Detail != null || r.Answer != null || r.ExtensionReason != null))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.Detail, (string?)null).SetProperty(r => r.Answer, (string?)null).SetProperty(r => r.ExtensionReason, (string?)null),
                    token), token)),
    ];

    private static Task<int> WriteAsync(IServiceProvider services, Func<NtmLearnDbContext, Task<int>> work, CancellationToken cancellationToken) =>
        services.GetRequiredService<WriterGate>().WriteAsync((db, _) => work(db), cancellationToken);
}
