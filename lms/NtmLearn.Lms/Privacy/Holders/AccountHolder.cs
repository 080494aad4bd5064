using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Privacy.Erasing;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Screens;

namespace NtmLearn.Lms.Privacy.Holders;

/// <summary>The account and its roles. Erased, it stays as a closed shell, since the audit says by its id who did what.</summary>
internal sealed class AccountHolder(UnitTrees trees, LocalTime time) : IPersonalDataHolder
{
    public int Order => 200;

    public async Task<IReadOnlyList<DataSection>> ReadAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.AccountIds;
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(cancellationToken);
        var roles = await db.Set<RoleAssignment>().AsNoTracking().Where(r => ids.Contains(r.AccountId)).ToListAsync(cancellationToken);
        var tree = await trees.GetAsync(cancellationToken);
        return
        [
            new DataSection("accounts", "Tài khoản", [.. accounts.Select(a => new DataRow(
                new DataField("userName", "Tên đăng nhập", a.UserName),
                new DataField("displayName", "Tên hiển thị", a.DisplayName),
                new DataField("phone", "Điện thoại", a.PhoneNumber),
                new DataField("email", "Thư điện tử", a.Email),
                new DataField("twoFactor", "Mã xác nhận khi đăng nhập", a.TwoFactorEnabled ? "bật" : "tắt"),
                new DataField("closed", "Trạng thái", a.IsClosed ? "đã đóng" : "đang dùng"),
                new DataField("createdAt", "Lập lúc", ScreenFormat.DayTime(time.FromUtc(a.CreatedAt)))))]),
            new DataSection("roles", "Vai trò", [.. roles.Select(r => new DataRow(
                new DataField("role", "Vai trò", RoleWords.Of(r.Role)),
                new DataField("unit", "Đơn vị", r.UnitId is { } unit && tree.Find(unit) is not null ? tree.PathOf(unit) : null),
                new DataField("from", "Từ ngày", ScreenFormat.Day(r.ValidFrom)),
                new DataField("to", "Đến ngày", r.ValidTo is { } to ? ScreenFormat.Day(to) : null)))]),
        ];
    }

    public async Task EraseAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var (ids, yesterday) = (subject.AccountIds, time.Today.AddDays(-1));
        await db.Set<IdentityUserToken<Guid>>().Where(t => ids.Contains(t.UserId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserLogin<Guid>>().Where(l => ids.Contains(l.UserId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserClaim<Guid>>().Where(c => ids.Contains(c.UserId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<PasswordCode>().Where(c => ids.Contains(c.AccountId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<RoleAssignment>().Where(r => ids.Contains(r.AccountId) && (r.ValidTo == null || r.ValidTo > yesterday))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ValidTo, yesterday), cancellationToken);
        foreach (var id in ids)
        {
            var (name, stamp) = ($"da-xoa-{id:N}", Guid.NewGuid().ToString("N"));
            await db.Set<Account>().Where(a => a.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(a => a.DisplayName, PersonEraser.NeutralName)
                    .SetProperty(a => a.SearchKey, "")
                    .SetProperty(a => a.UserName, name)
                    .SetProperty(a => a.NormalizedUserName, name)
                    .SetProperty(a => a.Email, (string?)null)
                    .SetProperty(a => a.NormalizedEmail, (string?)null)
                    .SetProperty(a => a.PhoneNumber, (string?)null)
                    .SetProperty(a => a.PasswordHash, (string?)null)
                    .SetProperty(a => a.TwoFactorEnabled, false)
                    .SetProperty(a => a.IsClosed, true)
                    .SetProperty(a => a.SecurityStamp, stamp)
                    .SetProperty(a => a.ConcurrencyStamp, stamp),
                cancellationToken);
        }
    }
}
