using NtmLearn.Lms.Api.Validation;
using NtmLearn.Lms.Attendance.Ledger;
using NtmLearn.Lms.People;

namespace NtmLearn.Lms.Attendance.Devices;

/// <summary>The list of a session as a device holds it: the least with which one can sign people in.</summary>
/// <param name="Now">By our clock.</param>
/// <param name="ExpiresAt">From then on the device forgets it, once everything is sent.</param>
/// <param name="Closed">Why nothing can be recorded now; null when it can.</param>
public sealed record DeviceRoster(
    DateTime Now, DateTime ExpiresAt, DateTime SendsUntil, DeviceSession Session, string? Closed, IReadOnlyList<DeviceRow> Rows);

/// <param name="OpensMinutesBefore">With the next one, what the device's copy of the rules needs.</param>
public sealed record DeviceSession(
    Guid SessionId, string Code, string ClassTitle, string? Title, string? Venue, DateOnly Day, DateTime StartsAt, DateTime EndsAt, int OpensMinutesBefore, int LateAfterMinutes);

/// <summary>A line of it.</summary>
public sealed record DeviceRow(Guid Id, bool IsWalkIn, string Name, string Group, int? Year, AttendanceStatus? Status, bool IsExpected);

/// <summary>What a device sends together. Each thing has a key of its own, so that sending all again is harmless.</summary>
/// <param name="DeviceNow">What its clock says while it sends, by which the times of its marks are mended.</param>
/// <param name="Undone">Keys of marks that are taken back.</param>
public sealed record DeviceSyncRequest(
    [RequiredVi] DateTime? DeviceNow,
    IReadOnlyList<DeviceMark>? Marks = null,
    IReadOnlyList<DeviceWalkIn>? WalkIns = null,
    DeviceHeadcount? Headcount = null,
    IReadOnlyList<string>? Undone = null);

/// <param name="At">When, by the device's clock.</param>
public sealed record DeviceMark(string? Key, Guid? AttendeeId, AttendanceStatus? Status, DateTime? At = null, string? Reason = null);

/// <param name="Id">Made up by the device.</param>
public sealed record DeviceWalkIn(string? Key, Guid? Id, string? FullName, Sex? Sex = null, int? YearOfBirth = null, string? Place = null);

public sealed record DeviceHeadcount(string? Key, int? Total, int? Women, int? EthnicMinority = null, int? PoorHousehold = null, string? Reason = null);

/// <summary>What became of each thing, by its key.</summary>
public sealed record DeviceSyncResponse(DateTime Now, IReadOnlyList<DeviceResult> Results);

/// <param name="Status">What counts now of whom the mark is about.</param>
/// <param name="Message">Why it was refused, and what to do; null when it was not.</param>
public sealed record DeviceResult(string Key, MarkFate Fate, AttendanceStatus? Status = null, string? Code = null, string? Message = null)
{
    internal static DeviceResult From(MarkResult result) => new(result.ClientKey, result.Fate, result.Status, result.Refusal?.Code, result.Refusal?.Message);
}

/// <summary>The picture that is kept.</summary>
/// <param name="Sha256">Of the bytes as the device sent them: it may forget its own now.</param>
public sealed record DevicePhoto(string Sha256, DateTime ReceivedAt);
