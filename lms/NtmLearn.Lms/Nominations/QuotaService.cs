using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Enrolments;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Organisations;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Nominations;

/// <summary>Which unit gets how many seats of a class until when. The office's work; filling them is <see cref="EnrolmentService.NominateAsync"/>.</summary>
public sealed class QuotaService(
    AuditedWriter writer, EnrolmentService enrolments, UnitTrees trees, IDbContextFactory<NtmLearnDbContext> contexts, TimeProvider clock)
{
    public const int ReasonMaxLength = 500;

    /// <summary>Sets or changes the quotas of many units at once: all of them, or none and a reason for each that is wrong.</summary>
    /// <returns>How many quotas were made or changed.</returns>
    public Task<Outcome<int>> SetAsync(
        EnrolmentActor who, Guid offeringId, IReadOnlyList<QuotaLine> lines, CancellationToken cancellationToken) =>
        ChangeAsync(
            who,
            who.Actor,
            offeringId,
            async (seats, token) =>
            {
                var refusals = new List<Refusal>();
                foreach (var (line, index) in lines.Select((line, index) => (line, index)))
                {
                    if (await CheckAsync(seats, line, $"lines[{index}]", token) is { } refusal)
                    {
                        refusals.Add(refusal);
                    }
                }

                if (lines.GroupBy(l => (l.UnitId, l.OrganisationId)).Any(g => g.Count() > 1))
                {
                    refusals.Add(new Refusal(RefusalKind.Invalid, "twice", "Có đơn vị xuất hiện hai lần. Xin bỏ bớt một dòng."));
                }

                if (refusals.Count > 0)
                {
                    return Outcome<int>.Refused(refusals);
                }

                var changed = lines.Count(line => Apply(seats, line));
                return seats.FreeForAll < 0 ? TooMany(seats) : Outcome<int>.Done(changed);
            },
            cancellationToken);

    /// <summary>Allows a unit more than its quota, with who and why on record.</summary>
    /// <param name="extraSeats">In all, beyond the quota's seats; not in addition to earlier ones.</param>
    public Task<Outcome<int>> GrantExtraAsync(
        EnrolmentActor who, Guid seatQuotaId, int extraSeats, string? reason, CancellationToken cancellationToken) =>
        ChangeOneAsync(
            who,
            seatQuotaId,
            reason,
            (seats, quota) =>
            {
                if (string.IsNullOrWhiteSpace(reason))
                {
                    return EnrolmentRefusals.ReasonNeeded;
                }

                if (extraSeats < 0 || quota.Seats + extraSeats < quota.Filled)
                {
                    return new Refusal(RefusalKind.Invalid, "below_filled", $"Đơn vị đã cử {quota.Filled} người, số chỗ không thể ít hơn. Xin rút bớt người trước.", "extra");
                }

                if (!seats.IsOpen(quota))
                {
                    return QuotaRefusals.DeadlineOver;
                }

                quota.ExtraSeats = extraSeats;
                quota.ExtraReason = reason.Trim();
                quota.Version++;
                return seats.FreeForAll < 0 ? TooMany(seats) : Outcome<int>.Done(extraSeats);
            },
            cancellationToken);

    /// <summary>Gives the free seats of a quota to everybody before its deadline.</summary>
    /// <returns>How many seats became free.</returns>
    public Task<Outcome<int>> ReleaseAsync(EnrolmentActor who, Guid seatQuotaId, CancellationToken cancellationToken) =>
        ChangeOneAsync(
            who,
            seatQuotaId,
            reason: null,
            (seats, quota) =>
            {
                if (!seats.IsOpen(quota))
                {
                    return QuotaRefusals.DeadlineOver;
                }

                quota.ReleasedAt = seats.Now;
                quota.Version++;
                return Outcome<int>.Done(ClassSeats.LimitOf(quota) - quota.Filled);
            },
            cancellationToken);

    private async Task<Outcome<int>> ChangeOneAsync(
        EnrolmentActor who, Guid seatQuotaId, string? reason, Func<ClassSeats, SeatQuota, Outcome<int>> change, CancellationToken cancellationToken)
    {
        await using var reader = await contexts.CreateDbContextAsync(cancellationToken);
        var offering = await reader.Set<SeatQuota>()
            .Where(q => q.SeatQuotaId == seatQuotaId).Select(q => (Guid?)q.OfferingId).SingleOrDefaultAsync(cancellationToken);
        return offering is { } offeringId
            ? await ChangeAsync(
                who,
                who.Actor with { Reason = reason },
                offeringId,
                (seats, _) => Task.FromResult(
                    seats.Quotas.Find(q => q.SeatQuotaId == seatQuotaId) is { } quota ? change(seats, quota) : QuotaRefusals.NoQuota),
                cancellationToken)
            : QuotaRefusals.NoQuota;
    }

    private async Task<Outcome<int>> ChangeAsync(
        EnrolmentActor who, Actor actor, Guid offeringId, Func<ClassSeats, CancellationToken, Task<Outcome<int>>> change, CancellationToken cancellationToken)
    {
        if (!who.Manages.IsAll)
        {
            return QuotaRefusals.OfficeOnly;
        }

        var tree = await trees.GetAsync(cancellationToken);
        var outcome = await writer.WriteAsync(
            actor,
            async (db, token) =>
            {
                if (await enrolments.LoadAsync(db, offeringId, tree, token) is not { } seats)
                {
                    return EnrolmentRefusals.NoClass;
                }

                seats.Settle();
                await seats.SaveAsync(enrolments.Listeners, token);
                var done = await change(seats, token);
                if (!done.IsDone)
                {
                    // What was tried on the rows is forgotten.
                    db.ChangeTracker.Clear();
                    return done;
                }

                seats.Settle();
                await seats.SaveAsync(enrolments.Listeners, token);
                return done;
            },
            cancellationToken);
        if (outcome.IsDone)
        {
            await enrolments.TellWatchersAsync(offeringId, cancellationToken);
        }

        return outcome;
    }

    private static async Task<Refusal?> CheckAsync(ClassSeats seats, QuotaLine line, string field, CancellationToken cancellationToken)
    {
        if (line.UnitId is null == line.OrganisationId is null)
        {
            return new Refusal(RefusalKind.Invalid, "owner", "Mỗi chỉ tiêu là của một đơn vị hoặc một tổ chức. Xin chọn lại.", field);
        }

        var name = line.UnitId is { } unit
            ? seats.Tree.Find(unit)?.FullName
            : await seats.Db.Set<Organisation>().Where(o => o.OrganisationId == line.OrganisationId).Select(o => o.Name).SingleOrDefaultAsync(cancellationToken);
        if (name is null)
        {
            return new Refusal(RefusalKind.Invalid, "no_owner", "Không có đơn vị hoặc tổ chức này. Xin chọn lại.", field);
        }

        if (seats.Offering.Status is OfferingStatus.Running or OfferingStatus.Completed or OfferingStatus.Cancelled)
        {
            return EnrolmentRefusals.Closed("Lớp đã bắt đầu, đã xong hoặc đã hủy nên không đổi chỉ tiêu được nữa.");
        }

        var filled = Find(seats, line) is { } quota ? quota.Filled - quota.ExtraSeats : 0;
        if (line.Seats < Math.Max(0, filled))
        {
            return new Refusal(RefusalKind.Invalid, "below_filled", $"{name} đã cử nhiều người hơn {line.Seats}. Xin để ít nhất {filled} chỗ, hoặc rút bớt người trước.", field);
        }

        if (line.Deadline <= seats.Now || (seats.StartsAt is { } start && line.Deadline > start))
        {
            return new Refusal(RefusalKind.Invalid, "deadline", $"Hạn cử người của {name} phải sau bây giờ và trước khi lớp bắt đầu.", field);
        }

        return seats.Offering.UnitId is { } only && line.UnitId is { } own && !seats.Tree.ScopeOf(only).Overlaps(seats.Tree.ScopeOf(own))
            ? new Refusal(RefusalKind.Invalid, "not_of_unit", $"{name} không thuộc phạm vi của lớp. Xin bỏ dòng này.", field)
            : null;
    }

    private static SeatQuota? Find(ClassSeats seats, QuotaLine line) =>
        seats.Quotas.Find(q => q.UnitId == line.UnitId && q.OrganisationId == line.OrganisationId);

    private bool Apply(ClassSeats seats, QuotaLine line)
    {
        if (Find(seats, line) is not { } quota)
        {
            if (line.Seats == 0)
            {
                return false;
            }

            quota = new SeatQuota
            {
                SeatQuotaId = clock.NewId(),
                OfferingId = seats.Offering.OfferingId,
                UnitId = line.UnitId,
                OrganisationId = line.OrganisationId,
                Seats = line.Seats,
                Deadline = line.Deadline,
            };
            seats.Db.Add(quota);
            seats.Quotas.Add(quota);
            return true;
        }

        if (quota.Seats == line.Seats && quota.Deadline == line.Deadline && seats.IsOpen(quota))
        {
            return false;
        }

        (quota.Seats, quota.Deadline, quota.ReleasedAt) = (line.Seats, line.Deadline, null);
        quota.Version++;
        return true;
    }

    private static Refusal TooMany(ClassSeats seats) => new(
        RefusalKind.Conflict,
        "too_many_seats",
        $"Lớp có {seats.Offering.Capacity} chỗ, không đủ: thiếu {-seats.FreeForAll} chỗ so với chỉ tiêu và số người đã có chỗ. Xin bớt chỉ tiêu hoặc tăng số chỗ của lớp.");
}
