using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.Attendance.Photos;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Attendance.Devices;

/// <summary>A device that was let in.</summary>
/// <param name="Token">Nowhere to be had again.</param>
public sealed record GivenDevice(DeviceGrant Grant, string Token);

/// <summary>A line of the list of a session's devices.</summary>
/// <param name="Number">By which people tell them apart, from 1.</param>
public sealed record DeviceLine(int Number, DeviceGrant Grant, string? GivenBy);

/// <summary>Gives, ends and recognises devices. Whether the caller records at the session is asked before.</summary>
public sealed class DeviceGrants(
    AuditedWriter writer, IDbContextFactory<NtmLearnDbContext> contexts, KnownAccounts accounts, LocalTime time, TimeProvider clock, IOptions<AttendanceOptions> options)
{
    internal static readonly Refusal AlreadyGiven = new(
        RefusalKind.Conflict, "already_given", "Liên kết này đã tạo rồi và chỉ hiện một lần. Nếu chưa kịp mở trên máy, xin thu hồi rồi tạo liên kết khác.");

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Lets a device in.</summary>
    /// <param name="grantId">Chosen by whoever asks, so that the same asking twice makes one.</param>
    public Task<Outcome<GivenDevice>> GiveAsync(Actor actor, Guid sessionId, Guid grantId, CancellationToken cancellationToken) => writer.WriteAsync<Outcome<GivenDevice>>(
        actor,
        async (db, token) =>
        {
            if (actor.Id is not { } account || await SessionFacts.FindAsync(db, sessionId, time, options.Value, token) is not { } session)
            {
                return AttendanceRefusals.NoSession;
            }

            var now = clock.UtcNow;
            var hours = options.Value.DeviceHours;
            if (session.RefuseAt(now > session.DayBegins ? now : session.DayBegins, MarkSource.Device) is { } refusal)
            {
                return refusal;
            }

            if (now.AddHours(hours) < session.EndsAt)
            {
                return new Refusal(
                    RefusalKind.Conflict, "device_too_early", $"Máy chỉ giữ danh sách {hours} giờ, nên chuẩn bị bây giờ thì hết hạn trước khi xong buổi. Xin làm lại trong vòng {hours} giờ trước giờ kết thúc.");
            }

            if (await db.Set<DeviceGrant>().AnyAsync(g => g.DeviceGrantId == grantId, token))
            {
                return AlreadyGiven;
            }

            var secret = DeviceToken.Create();
            var grant = new DeviceGrant
            {
                DeviceGrantId = grantId,
                SessionId = sessionId,
                TokenHash = DeviceToken.HashOf(secret)!,
                GivenById = account,
                CreatedAt = now,
                ExpiresAt = now.AddHours(hours),
            };
            db.Add(grant);
            await db.SaveChangesAsync(token);
            return Outcome<GivenDevice>.Done(new GivenDevice(grant, secret));
        },
        cancellationToken);

    /// <summary>Ends a device's right to hold the list and to send. False when the session has no such device.</summary>
    public Task<bool> RevokeAsync(Actor actor, Guid sessionId, Guid grantId, CancellationToken cancellationToken) => writer.WriteAsync(
        actor,
        async (db, token) =>
        {
            if (await db.Set<DeviceGrant>().SingleOrDefaultAsync(g => g.DeviceGrantId == grantId && g.SessionId == sessionId, token) is not { } grant)
            {
                return false;
            }

            grant.Revoke(clock.UtcNow);
            await db.SaveChangesAsync(token);
            return true;
        },
        cancellationToken);

    /// <summary>
    /// Deletes those that could send until before an instant. One that sent a photograph stays as long as the photograph, which
    /// says where it came from.
    /// </summary>
    /// <returns>How many were deleted.</returns>
    internal Task<int> ForgetAsync(DateTime before, CancellationToken cancellationToken)
    {
        var ended = before.AddDays(-DeviceGrant.SendingDays);
        return writer.WriteAsync(
            Actor.Program("device-grants"),
            (db, token) => db.Set<DeviceGrant>().Where(g => g.ExpiresAt < ended && !db.Set<SheetPhoto>().Any(p => p.DeviceGrantId == g.DeviceGrantId))
                .ExecuteDeleteAsync(token),
            cancellationToken);
    }

    /// <summary>Devices of a session, the newest first.</summary>
    public async Task<IReadOnlyList<DeviceLine>> ListAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var grants = await db.Set<DeviceGrant>().AsNoTracking().Where(g => g.SessionId == sessionId).OrderBy(g => g.CreatedAt).ThenBy(g => g.DeviceGrantId).ToListAsync(cancellationToken);
        var givers = grants.Select(g => g.GivenById).Distinct().ToArray();
        var names = await db.Set<Account>().Where(a => givers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        return [.. grants.Select((g, i) => new DeviceLine(i + 1, g, names.GetValueOrDefault(g.GivenById))).Reverse()];
    }

    /// <summary>Recognises a device by its token.</summary>
    /// <returns>The grant, or why it is not let in.</returns>
    internal async Task<(DeviceGrant? Grant, Refusal? Refusal)> RecogniseAsync(string text, CancellationToken cancellationToken)
    {
        if (DeviceToken.HashOf(text) is not { } hash)
        {
            return (null, DeviceRefusals.Unknown);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.UtcNow;
        return await db.Set<DeviceGrant>().AsNoTracking().SingleOrDefaultAsync(g => g.TokenHash == hash, cancellationToken) switch
        {
            null => (null, DeviceRefusals.Unknown),
            { RevokedAt: not null } => (null, DeviceRefusals.Revoked),
            { SendsUntil: var end } when end <= now => (null, DeviceRefusals.Over),

            // Who left, or was shut out, does not go on by way of a device.
            { GivenById: var giver } when await accounts.FindAsync(giver, cancellationToken) is not { IsOpen: true } => (null, DeviceRefusals.Revoked),
            { } grant => (grant, null),
        };
    }

    /// <summary>Notes that a device was there, once a minute at most.</summary>
    internal async Task NoteAsync(DeviceGrant grant, CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        if (grant.LastSeenAt > now - SeenEvery)
        {
            return;
        }

        await writer.WriteAsync(
            Actor.Program("device"),
            (db, token) => db.Set<DeviceGrant>().Where(g => g.DeviceGrantId == grant.DeviceGrantId)
                .ExecuteUpdateAsync(set => set.SetProperty(g => g.LastSeenAt, now), token),
            cancellationToken);
    }
}
