namespace NtmLearn.ZaloSimulator.Webhooks;

/// <summary>What a user hands over when the OA asks for details.</summary>
public sealed record SubmittedInfo(string Name, string Phone)
{
    public string? BirthDate { get; init; }

    public string? Gender { get; init; }

    public string? City { get; init; }

    /// <summary>Only in the older shape, which knew districts.</summary>
    public string? District { get; init; }

    public string? Ward { get; init; }

    public string? Address { get; init; }

    /// <summary>The flat shape of earlier years.</summary>
    public bool IsOlderShape { get; init; }

    /// <summary>Zalo has been seen to send the number without quotation marks.</summary>
    public bool PhoneIsNumber { get; init; }
}
