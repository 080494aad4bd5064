using NtmLearn.Lms.Attendance.Ledger;

namespace NtmLearn.Lms.Attendance.CheckIn;

/// <summary>Says that somebody read the code of a session off the wall; opens that one session, for minutes.</summary>
/// <param name="Source">By QR or by the short code.</param>
/// <param name="ReadAt">When the code was read: who came in time and types slowly is not late for it.</param>
public sealed record CheckInPass(Guid PassId, Guid SessionId, MarkSource Source, DateTime ReadAt);
