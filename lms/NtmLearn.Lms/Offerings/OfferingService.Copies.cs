using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Offerings;

/// <summary>Classes made of a class, and days for one without.</summary>
public sealed partial class OfferingService
{
    /// <summary>Most classes made in one act.</summary>
    public const int MostRepeats = 100;

    /// <summary>A new draft like a class, without its people.</summary>
    /// <param name="shiftDays">Days by which its sessions move; null for a class still to be dated.</param>
    public Task<Outcome<CourseOffering>> CopyAsync(Caller caller, Guid offeringId, int? shiftDays, CancellationToken cancellationToken) =>
        WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                var (source, refusal) = await OfferingAccessRules.ForChangeAsync(db, caller, offeringId, token, evenIfOver: true);
                if (source is null)
                {
                    return refusal!;
                }

                var (input, days) = await TemplateAsync(db, source, token);
                IReadOnlyList<SessionInput> shifted = shiftDays is { } by ? [.. days.Select(d => d.ShiftedBy(by))] : [];
                var copy = New(await codes.NextAsync(db, token), input, shifted, source.OfferingId);
                var added = await AddAsync(db, [(copy, shifted)], token);
                return added.IsDone
                    ? Outcome<CourseOffering>.Done(copy, added.Warnings)
                    : Outcome<CourseOffering>.Refused(added.Refusals);
            },
            cancellationToken);

    /// <summary>
    /// A draft like a class for each of several communes, all or none. Their sessions have no place yet, since the place
    /// of one commune is none for another; facilitators come along where days do.
    /// </summary>
    public Task<Outcome<IReadOnlyList<CourseOffering>>> RepeatAsync(
        Caller caller, Guid offeringId, IReadOnlyList<RepeatTarget> targets, CancellationToken cancellationToken) =>
        WriteAsync(
            caller.Actor,
            async (db, token) =>
            {
                var (source, refusal) = await OfferingAccessRules.ForChangeAsync(db, caller, offeringId, token, evenIfOver: true);
                if (source is null)
                {
                    return refusal!;
                }

                if (targets.Count is 0 or > MostRepeats || targets.Select(t => t.UnitId).Distinct().Count() != targets.Count)
                {
                    return new Refusal(RefusalKind.Invalid, "targets_invalid", $"Xin chọn từ 1 đến {MostRepeats} xã, phường, mỗi nơi một lần.", "unitIds");
                }

                var ids = targets.Select(t => t.UnitId).ToList();
                var units = await db.Set<AdministrativeUnit>().AsNoTracking()
                    .Where(u => ids.Contains(u.UnitId))
                    .ToDictionaryAsync(u => u.UnitId, token);
                if (units.Count != targets.Count)
                {
                    return new Refusal(RefusalKind.Invalid, "unit_unknown", "Có đơn vị không có trong danh mục. Xin chọn lại.", "unitIds");
                }

                if (ids.Select(id => OfferingAccessRules.RefuseFor(caller, id, source.OrganisationId)).FirstOrDefault(r => r is not null) is { } outOfReach)
                {
                    return outOfReach;
                }

                var (input, days) = await TemplateAsync(db, source, token);
                var code = await codes.NextAsync(db, token);
                var made = targets.Select((target, i) =>
                {
                    IReadOnlyList<SessionInput> shifted = target.ShiftDays is { } by ? [.. days.Select(d => d.ShiftedBy(by) with { VenueId = null })] : [];
                    return (Offering: New(Counted(code, i), TitledFor(input with { UnitId = target.UnitId }, units[target.UnitId]), shifted, source.OfferingId), Days: shifted);
                }).ToList();
                var added = await AddAsync(db, made, token);
                return added.IsDone
                    ? Outcome<IReadOnlyList<CourseOffering>>.Done([.. made.Select(m => m.Offering)], added.Warnings)
                    : Outcome<IReadOnlyList<CourseOffering>>.Refused(added.Refusals);
            },
            cancellationToken);

    /// <summary>Gives a class that gathered demand its days, all of them in one act; those who wait are told.</summary>
    public Task<Outcome<CourseOffering>> GiveDaysAsync(
        Caller caller, Guid offeringId, IReadOnlyList<SessionInput> days, CancellationToken cancellationToken) =>
        ChangeAsync(
            caller,
            offeringId,
            async (db, offering, token) =>
            {
                if (days.Count == 0)
                {
                    return new Refusal(RefusalKind.Invalid, "no_sessions", "Xin thêm ít nhất một buổi học.", "day");
                }

                if (offering.FirstDay is not null)
                {
                    return new Refusal(RefusalKind.Conflict, "has_days", "Lớp này đã có ngày học. Xin sửa từng buổi trong danh sách.");
                }

                var added = await sessions.AddAsync(db, [.. days.Select(d => (offering, d))], token);
                if (!added.IsDone)
                {
                    return Outcome<CourseOffering>.Refused(added.Refusals);
                }

                await OfferingChanges.MatchDaysAsync(db, offering, token);
                offering.Kind = offering.Kind == OfferingKind.Demand ? OfferingKind.Class : offering.Kind;
                if (offering.IsUnderWay)
                {
                    OfferingChanges.ClassMoved(db, offering, clock.UtcNow);
                    OfferingChanges.Record(db, offering, OfferingChangeKind.SeatsAdded, clock.UtcNow);
                }

                return Outcome<CourseOffering>.Done(offering, added.Warnings);
            },
            cancellationToken);

    private static string Counted(string code, int by)
    {
        var dash = code.LastIndexOf('-');
        var number = int.Parse(code.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture) + by;
        return string.Create(CultureInfo.InvariantCulture, $"{code[..dash]}-{number:000}");
    }

    private static OfferingInput TitledFor(OfferingInput input, AdministrativeUnit unit)
    {
        var title = $"{input.Title} – {unit.FullName}";
        return title.Length <= CourseOffering.TitleMaxLength ? input with { Title = title } : input;
    }

    /// <summary>What a copy takes over; not the times of enrolling, which belonged to the other days.</summary>
    private static async Task<(OfferingInput Input, List<SessionInput> Days)> TemplateAsync(
        NtmLearnDbContext db, CourseOffering source, CancellationToken cancellationToken)
    {
        var days = await SessionWriter.InputsOfAsync(db, source.OfferingId, cancellationToken);
        return (OfferingInput.From(source) with { EnrolmentOpensAt = null, EnrolmentClosesAt = null }, days);
    }
}
