using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Attendance.Ledger;

/// <summary>Writes the book of a session, which is made when it is first needed.</summary>
internal static class SessionBooks
{
    private const int SecretBytes = 32;

    /// <summary>Makes the book if there is none.</summary>
    public static Task EnsureAsync(NtmLearnDbContext db, Guid sessionId, CancellationToken cancellationToken)
    {
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "SessionBooks" ("SessionId", "Secret", "Version") VALUES ({sessionId}, {secret}, 0)
            ON CONFLICT ("SessionId") DO NOTHING
            """,
            cancellationToken);
    }

    /// <summary>Counts a write, and makes the book if there is none.</summary>
    public static Task CountAsync(NtmLearnDbContext db, Guid sessionId, CancellationToken cancellationToken)
    {
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "SessionBooks" ("SessionId", "Secret", "Version") VALUES ({sessionId}, {secret}, 1)
            ON CONFLICT ("SessionId") DO UPDATE SET "Version" = "SessionBooks"."Version" + 1
            """,
            cancellationToken);
    }
}
