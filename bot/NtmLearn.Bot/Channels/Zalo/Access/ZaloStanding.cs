namespace NtmLearn.Bot.Channels.Zalo.Access;

/// <summary>How it stands with the OA, for operators.</summary>
/// <param name="Sends">Messages can be sent once consent is given; if not, settings are missing.</param>
public sealed record ZaloStanding(
    IReadOnlyList<string> MissingSettings,
    bool Receives,
    bool Sends,
    DateTime? ExpiresAt,
    DateTime? RenewedAt,
    DateTime? ConsentNeededAt,
    string? ConsentReason,
    bool IsUncertain,
    bool IsOverdue)
{
    // The job comes every ten minutes.
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(15);

    /// <summary>Nothing goes out before somebody consents.</summary>
    public bool NeedsAdministrator => Sends && ConsentNeededAt is not null;

    public static ZaloStanding Of(ZaloOptions options, ZaloToken? row, DateTime now)
    {
        (string Name, string? Value)[] settings =
        [
            (nameof(options.AppId), options.AppId),
            (nameof(options.OaSecretKey), options.OaSecretKey),
            (nameof(options.OaId), options.OaId),
            (nameof(options.AppSecret), options.AppSecret),
        ];
        return new ZaloStanding(
            [.. settings.Where(s => string.IsNullOrWhiteSpace(s.Value)).Select(s => $"{ZaloOptions.Section}__{s.Name}")],
            options.ReceivesEvents,
            options.Sends,
            row?.ExpiresAt,
            row?.RenewedAt,
            row is null && options.Sends ? now : row?.ConsentNeededAt,
            row is null && options.Sends ? ZaloTokenStore.NeverConnected : row?.ConsentReason,
            row?.IsUncertain == true,
            row is { ConsentNeededAt: null } && row.ExpiresAt < now - Overdue);
    }
}
