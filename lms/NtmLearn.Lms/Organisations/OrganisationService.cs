using Microsoft.EntityFrameworkCore;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Screens.Forms;

namespace NtmLearn.Lms.Organisations;

/// <summary>Every change of organisations. The scope is that of <see cref="Right.ManageOrganisations"/>.</summary>
public sealed class OrganisationService(AuditedWriter writer, TimeProvider clock)
{
    private static readonly Refusal Forbidden =
        new(RefusalKind.Forbidden, "not_yours", "Tài khoản này không được sửa tổ chức này. Xin nhờ văn phòng điều phối tỉnh.");

    private static readonly Refusal Unknown = new(RefusalKind.NotFound, "organisation_unknown", "Không có tổ chức này. Xin tìm lại.");

    public Task<Outcome<Guid>> CreateAsync(Actor actor, UnitScope scope, OrganisationDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(scope);
        return WriteAsync(
            actor,
            async (db, token) =>
            {
                if (!scope.Covers(draft.UnitId))
                {
                    return Forbidden;
                }

                var tidy = Tidy(draft);
                if (await CheckAsync(db, tidy, null, token) is { Count: > 0 } wrong)
                {
                    return Outcome<Guid>.Refused(wrong);
                }

                var organisation = new Organisation
                {
                    OrganisationId = clock.NewId(),
                    Name = tidy.Name,
                    ShortName = tidy.ShortName,
                    Kind = tidy.Kind,
                    UnitId = tidy.UnitId,
                    ValidFrom = tidy.ValidFrom,
                    ValidTo = tidy.ValidTo,
                    Role = tidy.Role,
                    SearchKey = KeyOf(tidy),
                };
                db.Add(organisation);
                return Outcome<Guid>.Done(organisation.OrganisationId);
            },
            cancellationToken);
    }

    /// <param name="version">The version that was shown; another one means that somebody changed it meanwhile. Null skips that.</param>
    public Task<Outcome<Guid>> EditAsync(
        Actor actor, UnitScope scope, Guid organisationId, OrganisationDraft draft, int? version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(scope);
        return WriteAsync(
            actor,
            async (db, token) =>
            {
                if (await db.Set<Organisation>().SingleOrDefaultAsync(o => o.OrganisationId == organisationId, token) is not { } organisation)
                {
                    return Unknown;
                }

                if (!scope.Covers(organisation.UnitId, organisationId) || !scope.Covers(draft.UnitId, organisationId))
                {
                    return Forbidden;
                }

                if (version is { } seen && seen != organisation.Version)
                {
                    return new Refusal(RefusalKind.Conflict, "changed_meanwhile", "Có người vừa sửa tổ chức này. Xin mở lại trang rồi sửa tiếp.");
                }

                var tidy = Tidy(draft);
                if (await CheckAsync(db, tidy, organisationId, token) is { Count: > 0 } wrong)
                {
                    return Outcome<Guid>.Refused(wrong);
                }

                (organisation.Name, organisation.ShortName, organisation.Kind) = (tidy.Name, tidy.ShortName, tidy.Kind);
                (organisation.UnitId, organisation.ValidFrom, organisation.ValidTo) = (tidy.UnitId, tidy.ValidFrom, tidy.ValidTo);
                (organisation.Role, organisation.SearchKey) = (tidy.Role, KeyOf(tidy));
                if (db.ChangeTracker.HasChanges())
                {
                    organisation.Version++;
                }

                return Outcome<Guid>.Done(organisationId);
            },
            cancellationToken);
    }

    /// <summary>Records that one organisation followed another, and ends the predecessor where that is asked for.</summary>
    public Task<Outcome<Guid>> RecordSuccessionAsync(
        Actor actor, UnitScope scope, OrganisationSuccessionDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(scope);
        return WriteAsync(
            actor,
            async (db, token) =>
            {
                var both = await db.Set<Organisation>()
                    .Where(o => o.OrganisationId == draft.PredecessorId || o.OrganisationId == draft.SuccessorId)
                    .ToListAsync(token);
                if (both.Count != 2)
                {
                    return both.Count == 1 && draft.PredecessorId == draft.SuccessorId
                        ? Invalid("same", "Một tổ chức không thể kế tiếp chính nó. Xin chọn tổ chức khác.", nameof(draft.SuccessorId))
                        : Unknown;
                }

                var predecessor = both.Single(o => o.OrganisationId == draft.PredecessorId);
                var successor = both.Single(o => o.OrganisationId == draft.SuccessorId);
                if (!scope.Covers(predecessor.UnitId, predecessor.OrganisationId))
                {
                    return Forbidden;
                }

                if (await CheckAsync(db, draft, predecessor, successor, token) is { } wrong)
                {
                    return wrong;
                }

                var link = new OrganisationSuccession
                {
                    OrganisationSuccessionId = clock.NewId(),
                    PredecessorId = draft.PredecessorId,
                    SuccessorId = draft.SuccessorId,
                    EffectiveOn = draft.EffectiveOn,
                    Kind = draft.Kind,
                };
                db.Add(link);
                if (draft is { EndsPredecessor: true, EffectiveOn: { } day })
                {
                    predecessor.ValidTo = day.AddDays(-1);
                    predecessor.Version++;
                }

                return Outcome<Guid>.Done(link.OrganisationSuccessionId);
            },
            cancellationToken);
    }

    private static async Task<Refusal?> CheckAsync(
        NtmLearnDbContext db, OrganisationSuccessionDraft draft, Organisation predecessor, Organisation successor, CancellationToken cancellationToken)
    {
        if (draft.EndsPredecessor && draft.EffectiveOn is null)
        {
            return Invalid("day_missing", "Muốn kết thúc tổ chức cũ thì cần ngày hiệu lực. Xin gõ ngày.", nameof(draft.EffectiveOn));
        }

        if (draft.EffectiveOn is { } day)
        {
            if (predecessor.ValidFrom is { } from && day <= from)
            {
                return Invalid("before_begin", $"{predecessor.Name} chỉ có từ ngày {from:dd/MM/yyyy}. Ngày hiệu lực phải sau ngày đó.", nameof(draft.EffectiveOn));
            }

            if (draft.EndsPredecessor && predecessor.ValidTo is { } to && to != day.AddDays(-1))
            {
                return Invalid("already_ended", $"{predecessor.Name} đã kết thúc ngày {to:dd/MM/yyyy}. Xin bỏ chọn “kết thúc tổ chức cũ”.", nameof(draft.EffectiveOn));
            }

            if (!successor.IsValidOn(day))
            {
                return Invalid("successor_not_in_force", $"{successor.Name} không có vào ngày đó. Xin xem lại ngày, hoặc chọn tổ chức khác.", nameof(draft.SuccessorId));
            }
        }

        var links = await db.Set<OrganisationSuccession>().Select(s => new { s.PredecessorId, s.SuccessorId }).ToListAsync(cancellationToken);
        if (links.Exists(l => l.PredecessorId == draft.PredecessorId && l.SuccessorId == draft.SuccessorId))
        {
            return new Refusal(RefusalKind.Conflict, "recorded", "Việc kế tiếp này đã được ghi.", nameof(draft.SuccessorId));
        }

        var next = links.ToLookup(l => l.PredecessorId, l => l.SuccessorId);
        var seen = new HashSet<Guid>();
        var open = new Stack<Guid>([draft.SuccessorId]);
        while (open.TryPop(out var id))
        {
            if (id == draft.PredecessorId)
            {
                return Invalid("cycle", $"{predecessor.Name} đã là tổ chức kế tiếp của {successor.Name}. Xin chọn tổ chức khác.", nameof(draft.SuccessorId));
            }

            if (seen.Add(id))
            {
                foreach (var follower in next[id])
                {
                    open.Push(follower);
                }
            }
        }

        return null;
    }

    private static async Task<List<Refusal>> CheckAsync(NtmLearnDbContext db, OrganisationDraft draft, Guid? organisationId, CancellationToken cancellationToken)
    {
        var wrong = new List<Refusal>();
        if (draft.Name.Length is 0 or > Organisation.NameMaxLength)
        {
            wrong.Add(Invalid("name_invalid", $"Xin gõ tên tổ chức, dài nhất {Organisation.NameMaxLength} ký tự. Ví dụ: Hội Nông dân tỉnh Vĩnh Long.", nameof(draft.Name)));
        }

        if (draft.ShortName?.Length > Organisation.ShortNameMaxLength || draft.Role?.Length > Organisation.RoleMaxLength)
        {
            wrong.Add(Invalid("too_long", "Tên gọi tắt hoặc phần việc dài quá. Xin viết ngắn lại.", nameof(draft.ShortName)));
        }

        if (draft.ValidTo < draft.ValidFrom)
        {
            wrong.Add(Invalid("dates_reversed", "Ngày cuối phải sau ngày đầu. Xin xem lại hai ngày.", nameof(draft.ValidTo)));
        }

        if (draft.UnitId is { } unit && !await db.Set<AdministrativeUnit>().AnyAsync(u => u.UnitId == unit, cancellationToken))
        {
            wrong.Add(Invalid("unit_unknown", "Không có đơn vị hành chính này. Xin tìm và chọn lại.", nameof(draft.UnitId)));
        }

        var namesakes = await db.Set<Organisation>()
            .Where(o => o.Name == draft.Name && o.OrganisationId != organisationId)
            .Select(o => new { o.ValidFrom, o.ValidTo })
            .ToListAsync(cancellationToken);
        if (namesakes.Exists(o => (o.ValidFrom ?? DateOnly.MinValue) <= (draft.ValidTo ?? DateOnly.MaxValue)
            && (draft.ValidFrom ?? DateOnly.MinValue) <= (o.ValidTo ?? DateOnly.MaxValue)))
        {
            wrong.Add(new Refusal(RefusalKind.Conflict, "name_taken", "Đã có tổ chức cùng tên trong thời gian đó. Xin dùng tổ chức đã có, hoặc ghi tên đầy đủ hơn.", nameof(draft.Name)));
        }

        return wrong;
    }

    private static OrganisationDraft Tidy(OrganisationDraft draft) => draft with
    {
        Name = OneLine(draft.Name) ?? "",
        ShortName = OneLine(draft.ShortName),
        Role = OneLine(draft.Role),
    };

    private static string? OneLine(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : TypedText.OnOneLine(VietnameseText.Normalise(text));

    private static string KeyOf(OrganisationDraft draft) => VietnameseText.Fold($"{draft.Name} {draft.ShortName}");

    private static Refusal Invalid(string code, string message, string? field) => new(RefusalKind.Invalid, code, message, field);

    private Task<Outcome<Guid>> WriteAsync(
        Actor actor, Func<NtmLearnDbContext, CancellationToken, Task<Outcome<Guid>>> work, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            actor,
            async (db, token) =>
            {
                var result = await work(db, token);
                if (result.IsDone)
                {
                    await db.SaveChangesAsync(token);
                }

                return result;
            },
            cancellationToken);
}
