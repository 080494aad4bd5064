using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.People;
using NtmLearn.Lms.Privacy.Erasing;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Screens;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Privacy.Holders;

/// <summary>The person, the rows merged into them, their posts, and the sessions they lead.</summary>
internal sealed class PersonHolder(UnitTrees trees, LocalTime time, TimeProvider clock) : IPersonalDataHolder
{
    public int Order => 100;

    public async Task<IReadOnlyList<DataSection>> ReadAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var ids = subject.PersonIds;
        var people = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.PersonId)).ToListAsync(cancellationToken);
        var posts = await db.Set<Post>().AsNoTracking().Where(p => ids.Contains(p.PersonId)).ToListAsync(cancellationToken);
        var merges = await db.Set<PersonMerge>().AsNoTracking().Where(m => ids.Contains(m.KeptId) || ids.Contains(m.MergedId)).ToListAsync(cancellationToken);
        var led = await db.Set<SessionFacilitator>().Where(f => ids.Contains(f.PersonId))
            .Join(db.Set<TrainingSession>(), f => f.SessionId, s => s.SessionId, (f, s) => s).AsNoTracking().ToListAsync(cancellationToken);
        var hamletIds = people.Select(p => p.HamletId).OfType<Guid>().ToList();
        var hamlets = await db.Set<Hamlet>().Where(h => hamletIds.Contains(h.HamletId)).ToDictionaryAsync(h => h.HamletId, h => h.Name, cancellationToken);
        var organisationIds = posts.Select(p => p.OrganisationId).OfType<Guid>().ToList();
        var organisations = await db.Set<Organisation>().Where(o => organisationIds.Contains(o.OrganisationId))
            .ToDictionaryAsync(o => o.OrganisationId, o => o.Name, cancellationToken);
        var tree = await trees.GetAsync(cancellationToken);
        string? Unit(Guid? id) => id is { } unit && tree.Find(unit) is not null ? tree.PathOf(unit) : null;
        return
        [
            new DataSection("people", "Thông tin về anh/chị", [.. people.OrderBy(p => p.PersonId != subject.PersonId).Select(p => new DataRow(
                new DataField("fullName", "Họ tên", p.FullName),
                new DataField("sex", "Giới tính", PersonWords.Of(p.Sex)),
                new DataField("yearOfBirth", "Năm sinh", p.YearOfBirth?.ToString(CultureInfo.InvariantCulture)),
                new DataField("phone", "Điện thoại", PersonMask.National(p.Phone)),
                new DataField("email", "Thư điện tử", p.Email),
                new DataField("idNumber", "Số giấy tờ", p.IdNumber),
                new DataField("hamlet", "Ấp, khóm", p.HamletId is { } hamlet ? hamlets.GetValueOrDefault(hamlet) : null),
                new DataField("unit", "Xã, phường", Unit(p.UnitId)),
                new DataField("createdAt", "Ghi vào danh sách lúc", Text(p.CreatedAt)),
                new DataField("mergedInto", "Ghi chú", p.MergedIntoId is null ? null : "Bản ghi nhập trùng, đã gộp")))]),
            new DataSection("posts", "Chức vụ", [.. posts.Select(p => new DataRow(
                new DataField("title", "Chức danh", p.Title),
                new DataField("programmeRole", "Vai trò trong chương trình", p.ProgrammeRole),
                new DataField("where", "Nơi công tác", Unit(p.UnitId) ?? (p.OrganisationId is { } body ? organisations.GetValueOrDefault(body) : null)),
                new DataField("from", "Từ ngày", p.ValidFrom is { } from ? ScreenFormat.Day(from) : null),
                new DataField("to", "Đến ngày", p.ValidTo is { } to ? ScreenFormat.Day(to) : null)))]),
            new DataSection("merges", "Lần gộp bản ghi trùng", [.. merges.Select(m => new DataRow(
                new DataField("at", "Lúc", Text(m.At)),
                new DataField("reason", "Lý do", m.Reason),
                new DataField("undoneAt", "Tách lại lúc", m.UndoneAt is { } undone ? Text(undone) : null)))]),
            new DataSection("sessionsLed", "Buổi học do anh/chị dạy", [.. led.OrderBy(s => s.StartsAt).Select(s => new DataRow(
                new DataField("day", "Ngày", ScreenFormat.Day(s.Day)),
                new DataField("title", "Nội dung", s.Title)))]),
        ];
    }

    public async Task EraseAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var (ids, now) = (subject.PersonIds, clock.UtcNow);
        await db.Set<Post>().Where(p => ids.Contains(p.PersonId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<PersonMerge>().Where(m => ids.Contains(m.KeptId) || ids.Contains(m.MergedId))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Reason, ""), cancellationToken);

        // Sex and unit stay: reports count by them.
        await db.Set<Person>().Where(p => ids.Contains(p.PersonId)).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.FullName, PersonEraser.NeutralName)
                .SetProperty(p => p.GivenNameLength, (int?)null)
                .SetProperty(p => p.SearchKey, "")
                .SetProperty(p => p.SortKey, "")
                .SetProperty(p => p.YearOfBirth, (int?)null)
                .SetProperty(p => p.Phone, (string?)null)
                .SetProperty(p => p.Email, (string?)null)
                .SetProperty(p => p.IdNumber, (string?)null)
                .SetProperty(p => p.HamletId, (Guid?)null)
                .SetProperty(p => p.ErasedAt, now)
                .SetProperty(p => p.Version, p => p.Version + 1),
            cancellationToken);
    }

    private string Text(DateTime at) => ScreenFormat.DayTime(time.FromUtc(at));
}
