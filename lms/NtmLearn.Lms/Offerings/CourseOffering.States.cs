using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Offerings;

/// <summary>From state to state. Each method changes the class and returns null, or changes nothing and says why not.</summary>
public sealed partial class CourseOffering
{
    /// <summary>Shown to anybody who asks: announced, and not for named people only.</summary>
    public bool IsPublic => Status != OfferingStatus.Draft && Access != OfferingAccess.NominatedOnly;

    /// <summary>People may have heard of it and it is not over: changes are told to them.</summary>
    public bool IsUnderWay => Status is OfferingStatus.Open or OfferingStatus.Full or OfferingStatus.Running;

    /// <summary>Nothing of it changes any more.</summary>
    public bool IsOver => Status is OfferingStatus.Completed or OfferingStatus.Cancelled;

    /// <summary>Draft → Open, or Full when it has no free seat.</summary>
    /// <param name="hasSessions">Whether any session stands.</param>
    /// <param name="keptSeats">Seats kept for quotas.</param>
    public Refusal? Announce(bool hasSessions, int keptSeats)
    {
        if (Status != OfferingStatus.Draft)
        {
            return Conflict("not_draft", "Lớp này đã được công bố hoặc đã hủy. Xin mở lại trang để xem trạng thái mới.");
        }

        if (!hasSessions && Kind != OfferingKind.Demand)
        {
            return Conflict("no_sessions", "Lớp chưa có buổi học nào. Xin thêm buổi học, hoặc đổi loại lớp thành “Gom nhu cầu” rồi công bố.");
        }

        Status = OfferingStatus.Open;
        MatchSeats(keptSeats);
        return null;
    }

    /// <summary>Open or Full → Running.</summary>
    public Refusal? Start(bool hasSessions)
    {
        if (Status is not (OfferingStatus.Open or OfferingStatus.Full))
        {
            return Conflict("not_open", "Chỉ lớp đã công bố mới bắt đầu được. Xin công bố lớp trước.");
        }

        if (!hasSessions)
        {
            return Conflict("no_sessions", "Lớp chưa có ngày học. Xin xếp ngày trước khi bắt đầu.");
        }

        Status = OfferingStatus.Running;
        return null;
    }

    /// <summary>Running → Completed.</summary>
    public Refusal? Complete()
    {
        if (Status != OfferingStatus.Running)
        {
            return Conflict("not_running", "Chỉ lớp đang học mới kết thúc được. Xin bấm “Bắt đầu lớp” trước.");
        }

        Status = OfferingStatus.Completed;
        return null;
    }

    /// <summary>Any but Completed → Cancelled.</summary>
    public Refusal? Cancel(string reason)
    {
        if (IsOver)
        {
            return Conflict("over", "Lớp đã kết thúc hoặc đã hủy, không hủy được nữa.");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Refusal(RefusalKind.Invalid, "reason_missing", "Xin ghi lý do hủy: người đã đăng ký sẽ đọc lời này.", "reason");
        }

        Status = OfferingStatus.Cancelled;
        CancelReason = reason;
        return null;
    }

    /// <summary>Open ⇄ Full, by seats taken and kept. Other states stay.</summary>
    public void MatchSeats(int keptSeats)
    {
        if (Status is OfferingStatus.Open or OfferingStatus.Full)
        {
            Status = SeatsTaken + keptSeats >= Capacity ? OfferingStatus.Full : OfferingStatus.Open;
        }
    }

    /// <summary>More or fewer seats, never fewer than are taken or kept.</summary>
    public Refusal? ChangeCapacity(int seats, int keptSeats)
    {
        if (seats < SeatsTaken + keptSeats)
        {
            return Conflict(
                "capacity_below_taken",
                keptSeats == 0
                    ? $"Đã có {SeatsTaken} người giữ chỗ. Xin để số chỗ từ {SeatsTaken} trở lên, hoặc cho người rút trước."
                    : $"Đã có {SeatsTaken} người giữ chỗ và {keptSeats} chỗ giao chỉ tiêu. Xin để số chỗ từ {SeatsTaken + keptSeats} trở lên, hoặc bớt chỉ tiêu trước.",
                "capacity");
        }

        Capacity = seats;
        MatchSeats(keptSeats);
        return null;
    }

    /// <summary>Refuses any change of a class that is over.</summary>
    public Refusal? RefuseIfOver() => IsOver
        ? Conflict("over", "Lớp đã kết thúc hoặc đã hủy, không sửa được nữa. Muốn mở lại, xin sao chép thành lớp mới.")
        : null;

    private static Refusal Conflict(string code, string message, string? field = null) => new(RefusalKind.Conflict, code, message, field);
}
