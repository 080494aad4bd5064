using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Api.Keys;

/// <summary>A key that was made.</summary>
/// <param name="Secret">The whole key as its holder sends it; nowhere to be had again.</param>
public sealed record CreatedApiKey(ApiKey Key, string Secret);

/// <summary>What a new key shall be.</summary>
/// <param name="UnitId">For a unit manager the unit it answers for; null for a role that reaches everything.</param>
/// <param name="ExpiresAt">From then on it is refused; null for no end.</param>
/// <param name="ApiKeyId">Chosen by whoever asks, so that the same asking twice makes one; null for a new one.</param>
public sealed record NewApiKey(string Name, Role Role, Guid? UnitId = null, DateTime? ExpiresAt = null, Guid? ApiKeyId = null);

/// <summary>Makes, revokes and recognises keys. Whoever calls has been let in; the actor is written beneath.</summary>
public sealed class ApiKeyService
{
    internal static readonly Refusal AlreadyMade = new(
        RefusalKind.Conflict, "already_made", "Khóa này đã tạo rồi; mã bí mật chỉ hiện một lần. Nếu chưa kịp chép, xin thu hồi khóa đó và tạo khóa khác.");

    /// <summary>The roles that a key can have.</summary>
    internal static readonly IReadOnlyList<Role> KeyRoles = [.. Enum.GetValues<Role>().Where(AccessRules.SuitsKeys)];

    private readonly WriterGate gate;
    private readonly ApiKeyCache cache;
    private readonly LocalTime time;
    private readonly TimeProvider clock;

    internal ApiKeyService(WriterGate gate, ApiKeyCache cache, LocalTime time, TimeProvider clock) =>
        (this.gate, this.cache, this.time, this.clock) = (gate, cache, time, clock);

    /// <summary>Makes a key in a transaction of its own.</summary>
    public Task<Outcome<CreatedApiKey>> CreateAsync(Actor actor, NewApiKey wanted, CancellationToken cancellationToken) =>
        gate.WriteAsync((db, token) => CreateAsync(db, actor, wanted, token), cancellationToken);

    /// <summary>Makes a key as part of a transaction.</summary>
    public async Task<Outcome<CreatedApiKey>> CreateAsync(
        NtmLearnDbContext db, Actor actor, NewApiKey wanted, CancellationToken cancellationToken)
    {
        if (await CheckAsync(db, wanted, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var secret = ApiKeySecret.Create();
        var key = new ApiKey
        {
            ApiKeyId = wanted.ApiKeyId ?? clock.NewId(),
            Name = wanted.Name.Trim(),
            Prefix = secret.Prefix,
            SecretHash = secret.Hash(),
            Role = wanted.Role,
            UnitId = wanted.UnitId,
            CreatedBy = ApiCaller.IdOf(actor),
            CreatedAt = clock.UtcNow,
            ExpiresAt = wanted.ExpiresAt,
        };
        db.Author = (actor, clock.UtcNow);
        db.Add(key);
        await db.SaveChangesAsync(cancellationToken);
        return Outcome<CreatedApiKey>.Done(new CreatedApiKey(key, secret.ToString()));
    }

    /// <summary>Ends a key as part of a transaction. Null when there is none; call <see cref="Forget"/> once it is written.</summary>
    public async Task<ApiKey?> RevokeAsync(NtmLearnDbContext db, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.ApiKeyId == id, cancellationToken) is not { } key)
        {
            return null;
        }

        db.Author = (actor, clock.UtcNow);
        key.Revoke(clock.UtcNow);
        await db.SaveChangesAsync(cancellationToken);
        return key;
    }

    /// <summary>Ends a key in a transaction of its own, and lets nobody in with it from then on. False when there is none.</summary>
    public async Task<bool> RevokeAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var key = await gate.WriteAsync((db, token) => RevokeAsync(db, actor, id, token), cancellationToken);
        Forget(key);
        return key is not null;
    }

    /// <summary>Forgets a key that was revoked, after the transaction.</summary>
    public void Forget(ApiKey? key)
    {
        if (key is not null)
        {
            cache.Forget(key.Prefix);
        }
    }

    /// <summary>Recognises a key and notes the day of its use.</summary>
    /// <returns>The key, or why it is refused.</returns>
    internal async Task<(ApiKey? Key, string? Refusal)> RecogniseAsync(string text, CancellationToken cancellationToken)
    {
        if (ApiKeySecret.Parse(text) is not { } secret
            || await cache.FindAsync(secret.Prefix, cancellationToken) is not { } key
            || !secret.IsOf(key.SecretHash))
        {
            return (null, "Khóa API không đúng. Hãy chép lại đủ cả khóa, hoặc xin khóa mới.");
        }

        if (key.RevokedAt is not null)
        {
            return (null, "Khóa API đã bị thu hồi. Hãy xin quản trị viên khóa mới.");
        }

        if (key.ExpiresAt <= clock.UtcNow)
        {
            return (null, "Khóa API đã hết hạn. Hãy xin quản trị viên khóa mới.");
        }

        var today = time.Today;
        if (key.LastUsedOn != today)
        {
            await NoteUseAsync(key, today, cancellationToken);
        }

        return (key, null);
    }

    /// <summary>A unit narrows only roles that stand for one; with a role that reaches everything it would promise what does not hold.</summary>
    private async Task<Refusal?> CheckAsync(NtmLearnDbContext db, NewApiKey wanted, CancellationToken cancellationToken) => wanted switch
    {
        { Name: var name } when string.IsNullOrWhiteSpace(name) || name.Trim().Length > ApiKey.NameMaxLength =>
            new Refusal(RefusalKind.Invalid, "name_wrong", $"Ghi khóa này dùng cho việc gì, dài nhất {ApiKey.NameMaxLength} ký tự.", "name"),
        { Role: var role } when !AccessRules.SuitsKeys(role) => new Refusal(
            RefusalKind.Invalid,
            "role_reaches_nothing",
            $"Khóa với vai trò “{RoleWords.Of(role)}” không đọc, không ghi được gì, vì vai trò này chỉ thấy việc của một người hay một tổ chức. Xin chọn: {string.Join(", ", KeyRoles.Select(RoleWords.Of))}.",
            "role"),
        { Role: var role, UnitId: null } when AccessRules.NeedsUnit(role) =>
            new Refusal(RefusalKind.Invalid, "unit_missing", "Vai trò này phải gắn với một đơn vị. Xin chọn đơn vị.", "unitId"),
        { Role: var role, UnitId: not null } when !AccessRules.NeedsUnit(role) =>
            new Refusal(RefusalKind.Invalid, "unit_unused", "Vai trò này không gắn với đơn vị. Xin bỏ đơn vị, hoặc chọn vai trò quản lý đơn vị hay điểm danh.", "unitId"),
        { UnitId: { } unit } when !await db.Set<AdministrativeUnit>().AnyAsync(u => u.UnitId == unit, cancellationToken) =>
            new Refusal(RefusalKind.Invalid, "no_unit", "Không có đơn vị này. Xin chọn trong danh sách.", "unitId"),
        { ApiKeyId: { } id } when await db.Set<ApiKey>().AnyAsync(k => k.ApiKeyId == id, cancellationToken) => AlreadyMade,
        { ExpiresAt: { } end } when end <= clock.UtcNow =>
            new Refusal(RefusalKind.Invalid, "expires_in_past", "Thời điểm hết hạn phải ở sau lúc này.", "expiresAt"),
        _ => null,
    };

    private async Task NoteUseAsync(ApiKey key, DateOnly today, CancellationToken cancellationToken)
    {
        await gate.WriteAsync(
            (db, token) => db.Set<ApiKey>()
                .Where(k => k.ApiKeyId == key.ApiKeyId && k.LastUsedOn != today)
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedOn, today), token),
            cancellationToken);
        cache.Forget(key.Prefix);
    }
}
