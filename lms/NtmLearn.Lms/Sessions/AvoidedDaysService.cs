using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Sessions;

/// <summary>The calendar of days on which no class should be.</summary>
public sealed class AvoidedDaysService(AuditedWriter writer, TimeProvider clock)
{
    private const int LongestDays = 60;

    public Task<Outcome<AvoidedDays>> AddAsync(
        Caller caller, string name, AvoidedDayKind kind, DateOnly firstDay, DateOnly lastDay, bool blocks, CancellationToken cancellationToken) =>
        writer.WriteAsync<Outcome<AvoidedDays>>(
            caller.Actor,
            async (db, token) =>
            {
                if (!caller.ScopeOf(Right.ManageOfferings).IsAll)
                {
                    return new Refusal(RefusalKind.Forbidden, "forbidden", "Anh chị không được sửa danh sách ngày tránh.");
                }

                var text = VietnameseText.Normalise(name ?? "").Trim();
                if (text.Length is 0 or > AvoidedDays.NameMaxLength)
                {
                    return new Refusal(RefusalKind.Invalid, "name_invalid", $"Xin ghi tên ngày, nhiều nhất {AvoidedDays.NameMaxLength} ký tự.", "name");
                }

                if (!Enum.IsDefined(kind))
                {
                    return new Refusal(RefusalKind.Invalid, "kind_invalid", "Xin chọn loại ngày.", "kind");
                }

                if (lastDay < firstDay || lastDay.DayNumber - firstDay.DayNumber >= LongestDays)
                {
                    return new Refusal(RefusalKind.Invalid, "days_invalid", $"Ngày cuối phải từ ngày đầu trở đi và cách nhau không quá {LongestDays} ngày.", "lastDay");
                }

                if (await db.Set<AvoidedDays>().AnyAsync(d => d.Name == text && d.FirstDay == firstDay, token))
                {
                    return new Refusal(RefusalKind.Conflict, "days_known", "Ngày này đã có trong danh sách.", "name");
                }

                var days = new AvoidedDays
                {
                    AvoidedDaysId = clock.NewId(),
                    Name = text,
                    Kind = kind,
                    FirstDay = firstDay,
                    LastDay = lastDay,
                    Blocks = blocks,
                };
                db.Add(days);
                await db.SaveChangesAsync(token);
                return Outcome<AvoidedDays>.Done(days);
            },
            cancellationToken);

    public Task<Outcome<AvoidedDays>> RemoveAsync(Caller caller, Guid avoidedDaysId, CancellationToken cancellationToken) =>
        writer.WriteAsync<Outcome<AvoidedDays>>(
            caller.Actor,
            async (db, token) =>
            {
                if (!caller.ScopeOf(Right.ManageOfferings).IsAll)
                {
                    return new Refusal(RefusalKind.Forbidden, "forbidden", "Anh chị không được sửa danh sách ngày tránh.");
                }

                if (await db.Set<AvoidedDays>().SingleOrDefaultAsync(d => d.AvoidedDaysId == avoidedDaysId, token) is not { } days)
                {
                    return new Refusal(RefusalKind.NotFound, "days_not_found", "Ngày này đã được xóa khỏi danh sách.");
                }

                db.Remove(days);
                await db.SaveChangesAsync(token);
                return Outcome<AvoidedDays>.Done(days);
            },
            cancellationToken);
}
