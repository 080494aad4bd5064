using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;

namespace NtmLearn.Lms.Api.Keys;

/// <summary>What another system calls the API with. The secret is shown once; only its hash is kept.</summary>
public sealed class ApiKey : IAudited
{
    public const int NameMaxLength = 100;
    public const int PrefixLength = 12;
    public const int SecretHashLength = 32;
    public const int RoleMaxLength = 40;
    public const int CreatedByMaxLength = 100;

    public required Guid ApiKeyId { get; init; }

    /// <summary>What it is for, in words.</summary>
    public required string Name { get; init; }

    /// <summary>The part of the key that is no secret: tells keys apart in lists and finds them.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    [NotAudited]
    public required byte[] SecretHash { get; init; }

    /// <summary>The role whose rights it has.</summary>
    public required Role Role { get; init; }

    /// <summary>The administrative unit, with those below, that it is bound to; null for the whole province.</summary>
    public required Guid? UnitId { get; init; }

    /// <summary>Who made it, as <see cref="ApiCaller"/> writes callers.</summary>
    public required string CreatedBy { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>From then on it is refused; null when it has no end.</summary>
    public required DateTime? ExpiresAt { get; init; }

    public DateTime? RevokedAt { get; private set; }

    /// <summary>The day in the province on which it was last used.</summary>
    [NotAudited]
    public DateOnly? LastUsedOn { get; private set; }

    Guid IAudited.AuditId => ApiKeyId;

    /// <summary>Ends the key. Once revoked it stays so.</summary>
    public void Revoke(DateTime now) => RevokedAt ??= now;
}
