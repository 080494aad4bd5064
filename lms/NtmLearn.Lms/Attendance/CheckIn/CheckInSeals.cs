using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>Seals passes and receipts, so that pages carry them and the server keeps nothing.</summary>
public sealed class CheckInSeals(IDataProtectionProvider protection, TimeProvider clock, IOptions<AttendanceOptions> options)
{
    private static readonly TimeSpan ReceiptShownFor = TimeSpan.FromHours(24);

    private readonly IDataProtector passes = protection.CreateProtector("NtmLearn.Attendance.CheckIn.Pass");
    private readonly IDataProtector receipts = protection.CreateProtector("NtmLearn.Attendance.CheckIn.Receipt");

    public string Seal(CheckInPass pass) => passes.Protect(JsonSerializer.Serialize(pass));

    public string Seal(CheckInReceipt receipt) => receipts.Protect(JsonSerializer.Serialize(receipt));

    /// <summary>Null when it is not ours or its minutes are over.</summary>
    public CheckInPass? OpenPass(string sealedPass) =>
        Open<CheckInPass>(passes, sealedPass) is { } pass && clock.UtcNow - pass.ReadAt < TimeSpan.FromMinutes(options.Value.PassMinutes) ? pass : null;

    /// <summary>Null when it is not ours or of another day.</summary>
    public CheckInReceipt? OpenReceipt(string sealedReceipt) =>
        Open<CheckInReceipt>(receipts, sealedReceipt) is { } receipt && clock.UtcNow - receipt.At < ReceiptShownFor ? receipt : null;

    private static T? Open<T>(IDataProtector protector, string text)
        where T : class
    {
        try
        {
            return text.Length == 0 ? null : JsonSerializer.Deserialize<T>(protector.Unprotect(text));
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }
}
