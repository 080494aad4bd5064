using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Enrolments.Citizens;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Attendance.Devices;

/// <summary>Takes what a device recorded, and answers for each thing alone: one that is wrong holds up no other.</summary>
public sealed class DeviceSync(AttendanceLedger ledger, Residences residences, LocalTime time, TimeProvider clock)
{
    /// <summary>Things taken in one request.</summary>
    public const int Most = 500;

    private const int OldestYear = 1900;

    public static int CountOf(DeviceSyncRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (request.Marks?.Count ?? 0) + (request.WalkIns?.Count ?? 0) + (request.Undone?.Count ?? 0) + (request.Headcount is null ? 0 : 1);
    }

    public async Task<DeviceSyncResponse> TakeAsync(DeviceGrant grant, DeviceSyncRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grant);
        ArgumentNullException.ThrowIfNull(request);
        var now = clock.UtcNow;
        var actor = new Actor(ActorKind.Account, grant.GivenById);
        List<DeviceResult> results = [];
        List<WalkInInput> walkIns = [];
        foreach (var walkIn in request.WalkIns ?? [])
        {
            if (Refuse(walkIn) is { } refusal)
            {
                results.Add(Refused(walkIn.Key, refusal));
            }
            else
            {
                walkIns.Add(await ReadAsync(walkIn, cancellationToken));
            }
        }

        List<MarkInput> marks = [];
        foreach (var mark in request.Marks ?? [])
        {
            if (Refuse(mark) is { } refusal)
            {
                results.Add(Refused(mark.Key, refusal));
            }
            else
            {
                marks.Add(new MarkInput(mark.AttendeeId!.Value, mark.Status!.Value, mark.Key!, mark.At, mark.Reason));
            }
        }

        HeadcountInput? headcount = null;
        if (request.Headcount is { } count)
        {
            if (Refuse(count) is { } refusal)
            {
                results.Add(Refused(count.Key, refusal));
            }
            else
            {
                headcount = new HeadcountInput(count.Total!.Value, count.Women!.Value, count.EthnicMinority, count.PoorHousehold, count.Key!, count.Reason);
            }
        }

        if (walkIns.Count + marks.Count > 0 || headcount is not null)
        {
            var input = new LedgerInput(MarkSource.Device, marks) { WalkIns = walkIns, Headcount = headcount, ClockSkew = now - request.DeviceNow!.Value };
            var outcome = await ledger.RecordAsync(actor, grant.SessionId, input, cancellationToken);
            results.AddRange(outcome.IsDone
                ? outcome.Value!.Select(DeviceResult.From)
                : walkIns.Select(w => w.ClientKey).Concat(marks.Select(m => m.ClientKey)).Concat(headcount is null ? [] : [headcount.ClientKey])
                    .Select(key => Refused(key, outcome.Refusals[0])));
        }

        foreach (var key in request.Undone ?? [])
        {
            results.Add(await UndoAsync(actor, grant, key, cancellationToken));
        }

        return new DeviceSyncResponse(now, results);
    }

    /// <summary>Takes back one mark. Its whole key is needed: a beginning would take back others with it.</summary>
    private async Task<DeviceResult> UndoAsync(Actor actor, DeviceGrant grant, string? key, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(key, "D", out _))
        {
            return Refused(key, AttendanceRefusals.BadKey);
        }

        var outcome = await ledger.RetractAsync(actor, grant.SessionId, key, cancellationToken);
        return outcome.IsDone ? new DeviceResult(key, outcome.Value > 0 ? MarkFate.Written : MarkFate.Known) : Refused(key, outcome.Refusals[0]);
    }

    private async Task<WalkInInput> ReadAsync(DeviceWalkIn walkIn, CancellationToken cancellationToken)
    {
        // One place that fits is taken; of several, or none, the words are kept.
        var place = string.IsNullOrWhiteSpace(walkIn.Place) ? null : walkIn.Place.Trim();
        var at = place is not null && await residences.FindAsync(place, cancellationToken) is [var only] ? only : null;
        return new WalkInInput(walkIn.Id!.Value, walkIn.FullName!, walkIn.Sex, walkIn.YearOfBirth, at?.HamletId, at?.UnitId, place, walkIn.Key!);
    }

    private Refusal? Refuse(DeviceWalkIn walkIn) =>
        walkIn.Key is null || walkIn.Id is null ? DeviceRefusals.Incomplete
        : string.IsNullOrWhiteSpace(walkIn.FullName) ? AttendanceRefusals.NameMissing
        : walkIn.FullName.Length > Person.FullNameMaxLength || walkIn.Place?.Length > Person.FullNameMaxLength ? DeviceRefusals.TextTooLong
        : walkIn.YearOfBirth is { } year && (year < OldestYear || year > time.Today.Year) ? DeviceRefusals.YearWrong
        : null;

    private static Refusal? Refuse(DeviceMark mark) =>
        mark.Key is null || mark.AttendeeId is null || mark.Status is null ? DeviceRefusals.Incomplete
        : mark.Reason?.Length > AttendanceMark.ReasonMaxLength ? DeviceRefusals.TextTooLong
        : null;

    private static Refusal? Refuse(DeviceHeadcount count) =>
        count.Key is null || count.Total is null || count.Women is null ? DeviceRefusals.Incomplete
        : count.Reason?.Length > AttendanceMark.ReasonMaxLength ? DeviceRefusals.TextTooLong
        : null;

    private static DeviceResult Refused(string? key, Refusal refusal) => new(key ?? "", MarkFate.Refused, null, refusal.Code, refusal.Message);
}
