using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Language;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Sessions;

namespace NtmLearn.Lms.Offerings;

/// <summary>Makes classes and leads them from draft to end. All paths (page, API, import, job) come here.</summary>
public sealed partial class OfferingService(
    AuditedWriter writer, OfferingCodes codes, SessionWriter sessions, PublicClassCache publicClasses, TimeProvider clock, IOptions<TrainingOptions> options)
{
    /// <summary>Makes a draft, with its sessions if they are known.</summary>
    public Task<Outcome<CourseOffering>> CreateAsync(
        Caller caller, OfferingInput input, IReadOnlyList<SessionInput> days, CancellationToken cancellationToken) =>
        WriteAsync(caller.Actor, (db, token) => CreateWithinAsync(db, caller, input, days, token), cancellationToken);

    /// <summary>The same inside a transaction that is going on; nothing is left in it by what is refused but tracked entities.</summary>
    /// <param name="db">A context of <see cref="AuditedWriter"/>.</param>
    internal async Task<Outcome<CourseOffering>> CreateWithinAsync(
        NtmLearnDbContext db, Caller caller, OfferingInput input, IReadOnlyList<SessionInput> days, CancellationToken cancellationToken)
    {
        if (OfferingAccessRules.RefuseFor(caller, input.UnitId, input.OrganisationId) is { } outOfReach)
        {
            return outOfReach;
        }

        var refusals = await OfferingRules.CheckAsync(db, input, null, cancellationToken);
        if (refusals.Count > 0)
        {
            return Outcome<CourseOffering>.Refused(refusals);
        }

        var offering = New(await codes.NextAsync(db, cancellationToken), input, days);
        var added = await AddAsync(db, [(offering, days)], cancellationToken);
        return added.IsDone
            ? Outcome<CourseOffering>.Done(offering, added.Warnings)
            : Outcome<CourseOffering>.Refused(added.Refusals);
    }

    /// <summary>Changes what is said of a class. Its sessions are changed by <see cref="SessionService"/>.</summary>
    public Task<Outcome<CourseOffering>> UpdateAsync(Caller caller, Guid offeringId, OfferingInput input, CancellationToken cancellationToken) =>
        ChangeAsync(caller, offeringId, (db, offering, token) => UpdateWithinAsync(db, caller, offering, input, token), cancellationToken);

    /// <summary>The same inside a transaction that is going on; saving is the caller's.</summary>
    /// <param name="offering">Of <paramref name="db"/>, and within the caller's reach.</param>
    internal async Task<Outcome<CourseOffering>> UpdateWithinAsync(
        NtmLearnDbContext db, Caller caller, CourseOffering offering, OfferingInput input, CancellationToken cancellationToken)
    {
        if (OfferingAccessRules.RefuseFor(caller, input.UnitId, input.OrganisationId) is { } outOfReach)
        {
            return outOfReach;
        }

        var refusals = await OfferingRules.CheckAsync(db, input, offering, cancellationToken);
        var kept = await OfferingChanges.KeptSeatsAsync(db, offering.OfferingId, cancellationToken);
        var isMoved = offering.OnlineLink != Text(input.OnlineLink) || offering.Destination != Text(input.Destination);
        var before = offering.Capacity;
        if (refusals.Count == 0 && offering.ChangeCapacity(input.Capacity, kept) is { } tooFew)
        {
            refusals.Add(tooFew);
        }

        if (refusals.Count > 0)
        {
            return Outcome<CourseOffering>.Refused(refusals);
        }

        Fill(offering, input);
        if (isMoved && offering.IsUnderWay)
        {
            OfferingChanges.ClassMoved(db, offering, clock.UtcNow);
        }

        if (offering.Capacity > before && offering.IsUnderWay)
        {
            OfferingChanges.Record(db, offering, OfferingChangeKind.SeatsAdded, clock.UtcNow);
        }

        return Outcome<CourseOffering>.Done(offering, [.. await VenueWarningsAsync(db, offering, cancellationToken)]);
    }

    /// <summary>Draft → Open.</summary>
    public Task<Outcome<CourseOffering>> AnnounceAsync(Caller caller, Guid offeringId, CancellationToken cancellationToken) =>
        ChangeAsync(
            caller,
            offeringId,
            async (db, offering, token) =>
            {
                var refusal = offering.Announce(
                    await HasSessionsAsync(db, offeringId, token), await OfferingChanges.KeptSeatsAsync(db, offeringId, token));
                if (refusal is not null)
                {
                    return refusal;
                }

                OfferingChanges.Record(db, offering, OfferingChangeKind.Announced, clock.UtcNow);
                return Outcome<CourseOffering>.Done(offering);
            },
            cancellationToken);

    /// <summary>Open or Full → Running.</summary>
    public Task<Outcome<CourseOffering>> StartAsync(Caller caller, Guid offeringId, CancellationToken cancellationToken) =>
        ChangeAsync(
            caller,
            offeringId,
            async (db, offering, token) => Done(offering, offering.Start(await HasSessionsAsync(db, offeringId, token))),
            cancellationToken);

    /// <summary>Running → Completed.</summary>
    public Task<Outcome<CourseOffering>> CompleteAsync(Caller caller, Guid offeringId, CancellationToken cancellationToken) =>
        ChangeAsync(caller, offeringId, (_, offering, _) => Task.FromResult(Done(offering, offering.Complete())), cancellationToken);

    /// <summary>Any but Completed → Cancelled; those who know of it are told why.</summary>
    public Task<Outcome<CourseOffering>> CancelAsync(Caller caller, Guid offeringId, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(
            caller,
            offeringId,
            (db, offering, _) =>
            {
                var text = Text(reason) ?? "";
                if (text.Length > CourseOffering.TextMaxLength)
                {
                    return Task.FromResult<Outcome<CourseOffering>>(
                        new Refusal(RefusalKind.Invalid, "text_too_long", $"Lý do nhiều nhất {CourseOffering.TextMaxLength} ký tự. Xin viết ngắn lại.", "reason"));
                }

                var wasUnderWay = offering.IsUnderWay;
                var refusal = offering.Cancel(text);
                if (refusal is null && wasUnderWay)
                {
                    OfferingChanges.ClassCancelled(db, offering, clock.UtcNow);
                }

                return Task.FromResult(Done(offering, refusal));
            },
            cancellationToken,
            reason);

    private static Outcome<CourseOffering> Done(CourseOffering offering, Refusal? refusal) =>
        refusal is null ? Outcome<CourseOffering>.Done(offering) : refusal;

    private static Task<bool> HasSessionsAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken) =>
        db.Set<TrainingSession>().AnyAsync(s => s.OfferingId == offeringId && !s.IsCancelled, cancellationToken);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Normalise(text).Trim();

    private static void Fill(CourseOffering offering, OfferingInput input)
    {
        offering.Title = Text(input.Title)!;
        offering.Kind = input.Kind == OfferingKind.Demand && offering.FirstDay is not null ? OfferingKind.Class : input.Kind;
        offering.Access = input.Access;
        offering.UnitId = input.UnitId;
        offering.OrganisationId = input.OrganisationId;
        offering.EnrolmentOpensAt = input.EnrolmentOpensAt;
        offering.EnrolmentClosesAt = input.EnrolmentClosesAt;
        offering.RequiresApproval = input.RequiresApproval;
        offering.OfferHours = input.OfferHours;
        offering.OnlineLink = Text(input.OnlineLink);
        offering.WhatToBring = Text(input.WhatToBring);
        offering.Note = Text(input.Note);
        offering.Destination = Text(input.Destination);
        offering.SearchKey = VietnameseText.Fold($"{offering.Title} {offering.Code}");
    }

    private CourseOffering New(string code, OfferingInput input, IReadOnlyList<SessionInput> days, Guid? copiedFrom = null)
    {
        var offering = new CourseOffering
        {
            OfferingId = clock.NewId(),
            CourseId = input.CourseId,
            Code = code,
            Title = input.Title,
            Kind = input.Kind,
            Status = OfferingStatus.Draft,
            Access = input.Access,
            Capacity = input.Capacity,
            OfferHours = input.OfferHours,
            SearchKey = "",
            CopiedFromId = copiedFrom,
            CreatedAt = clock.UtcNow,
            FirstDay = days.Count == 0 ? null : days.Min(d => d.Day),
            LastDay = days.Count == 0 ? null : days.Max(d => d.Day),
        };
        Fill(offering, input);
        return offering;
    }

    /// <summary>Saves new classes with their sessions, or nothing.</summary>
    private async Task<Outcome<IReadOnlyList<TrainingSession>>> AddAsync(
        NtmLearnDbContext db, IReadOnlyList<(CourseOffering Offering, IReadOnlyList<SessionInput> Days)> wanted, CancellationToken cancellationToken)
    {
        db.AddRange(wanted.Select(w => w.Offering));
        var added = await sessions.AddAsync(db, [.. wanted.SelectMany(w => w.Days.Select(d => (w.Offering, d)))], cancellationToken);
        if (added.IsDone)
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        return added;
    }

    private async Task<List<Refusal>> VenueWarningsAsync(NtmLearnDbContext db, CourseOffering offering, CancellationToken cancellationToken)
    {
        var small = await db.Set<TrainingSession>()
            .Where(s => s.OfferingId == offering.OfferingId && !s.IsCancelled)
            .Join(db.Set<Venues.Venue>(), s => s.VenueId, v => v.VenueId, (s, v) => v)
            .Where(v => v.Capacity < offering.Capacity)
            .Select(v => new { v.Name, v.Capacity })
            .Distinct()
            .ToListAsync(cancellationToken);
        return [.. small.Select(v => new Refusal(
            RefusalKind.Conflict, "above_venue", $"{v.Name} chỉ có {v.Capacity} chỗ, lớp có {offering.Capacity} chỗ. Xin kiểm tra lại.", "capacity"))];
    }

    private Task<Outcome<CourseOffering>> ChangeAsync(
        Caller caller,
        Guid offeringId,
        Func<NtmLearnDbContext, CourseOffering, CancellationToken, Task<Outcome<CourseOffering>>> change,
        CancellationToken cancellationToken,
        string? reason = null) =>
        WriteAsync(
            caller.Actor with { Reason = reason },
            async (db, token) =>
            {
                var (offering, refusal) = await OfferingAccessRules.ForChangeAsync(db, caller, offeringId, token);
                if (offering is null)
                {
                    return refusal!;
                }

                var outcome = await change(db, offering, token);
                if (outcome.IsDone && db.ChangeTracker.HasChanges())
                {
                    offering.Version++;
                    await db.SaveChangesAsync(token);
                }

                return outcome;
            },
            cancellationToken);

    private Task<T> WriteAsync<T>(Actor actor, Func<NtmLearnDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        publicClasses.AfterAsync(writer.WriteAsync(actor, work, cancellationToken));
}
