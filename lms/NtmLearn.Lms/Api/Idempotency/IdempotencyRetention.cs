using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Api.Idempotency;

/// <summary>Deletes keys and their responses after <see cref="IdempotentRequest.KeptDays"/>.</summary>
public sealed partial class IdempotencyRetention(WriterGate gate, TimeProvider clock, ILogger<IdempotencyRetention> logger)
{
    public async Task DeleteOldAsync(CancellationToken cancellationToken)
    {
        var before = clock.UtcNow.AddDays(-IdempotentRequest.KeptDays);
        var deleted = await gate.WriteAsync(
            (db, token) => db.Set<IdempotentRequest>().Where(r => r.CreatedAt < before).ExecuteDeleteAsync(token), cancellationToken);
        if (deleted > 0)
        {
            await gate.ForgetErasedAsync(cancellationToken);
        }

        LogDeleted(deleted);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} kept responses past their days deleted")]
    private partial void LogDeleted(int count);
}
