using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Api.Keys;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Imports;

/// <summary>Who sent a file, with the rights that they have when its rows are written.</summary>
internal sealed class ImportCallers(KnownAccounts accounts, IDbContextFactory<NtmLearnDbContext> contexts, LocalTime time)
{
    /// <returns>Null when they may not import any more.</returns>
    public async Task<Caller?> FindAsync(ImportRun run, UnitTree tree, CancellationToken cancellationToken)
    {
        var caller = new Caller();
        if (run is { ActorKind: ActorKind.Account, ActorId: { } accountId }
            && await accounts.FindAsync(accountId, cancellationToken) is { IsOpen: true } account)
        {
            caller.Become(accountId, null, account.PersonId, account.DisplayName, account.RolesOn(time.Today), tree);
        }
        else if (run is { ActorKind: ActorKind.ApiKey, ActorId: { } keyId } && await KeyAsync(keyId, cancellationToken) is { } role)
        {
            caller.Become(null, keyId, null, null, [role], tree);
        }

        return caller.Can(Right.Import) ? caller : null;
    }

    private async Task<CallerRole?> KeyAsync(Guid keyId, CancellationToken cancellationToken)
    {
        var now = time.UtcNow;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var key = await db.Set<ApiKey>().AsNoTracking()
            .FirstOrDefaultAsync(k => k.ApiKeyId == keyId && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now), cancellationToken);
        return key is null ? null : new CallerRole(key.Role, key.UnitId, null);
    }
}
