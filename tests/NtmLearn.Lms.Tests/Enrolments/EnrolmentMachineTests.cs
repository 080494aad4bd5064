using NtmLearn.Lms.Enrolments;
using static NtmLearn.Lms.Enrolments.EnrolmentEvent;
using static NtmLearn.Lms.Enrolments.EnrolmentStatus;

namespace NtmLearn.Lms.Tests.Enrolments;

public sealed class EnrolmentMachineTests
{
    /// <summary>The whole table, written a second time by event: from which statuses, to which.</summary>
    private static readonly Dictionary<EnrolmentEvent, (EnrolmentStatus?[] From, EnrolmentStatus To)> Table = new()
    {
        [EnrolmentEvent.Request] = ([null, Withdrawn, Expired, Rejected], Requested),
        [Admit] = ([null, Withdrawn, Expired, Rejected], Enrolled),
        [Queue] = ([null, Withdrawn, Expired, Rejected], WaitListed),
        [Approve] = ([Requested], Enrolled),
        [ApproveToQueue] = ([Requested], WaitListed),
        [Return] = ([Requested], Returned),
        [Resubmit] = ([Returned], Requested),
        [Reject] = ([Requested], Rejected),
        [Escalate] = ([Requested], Requested),
        [Offer] = ([WaitListed], Offered),
        [MoveUp] = ([WaitListed], Enrolled),
        [Accept] = ([Offered], Enrolled),
        [Expire] = ([Offered], Expired),
        [Withdraw] = ([Requested, Returned, WaitListed, Offered, Enrolled], Withdrawn),
        [GiveWay] = ([Offered, Enrolled], Withdrawn),
        [TakeOver] = ([null, Withdrawn, Expired, Rejected, Requested, Returned, WaitListed], Enrolled),
        [Complete] = ([Enrolled, NotCompleted], Completed),
        [NotComplete] = ([Enrolled, Completed], NotCompleted),
        [ClassOver] = ([Requested, Returned, WaitListed, Offered, Enrolled], Withdrawn),
    };

    [Fact]
    public void Next_EveryStatusAndEvent_IsAsInTheTable()
    {
        EnrolmentStatus?[] statuses = [null, .. Enum.GetValues<EnrolmentStatus>().Cast<EnrolmentStatus?>()];
        foreach (var what in Enum.GetValues<EnrolmentEvent>())
        {
            var (from, to) = Table[what];
            foreach (var status in statuses)
            {
                EnrolmentStatus? expected = from.Contains(status) ? to : null;
                Assert.True(expected == EnrolmentMachine.Next(status, what), $"{status?.ToString() ?? "new"} {what}");
            }
        }
    }

    [Fact]
    public void Next_FromWaitingForApproval_ReachesASeatOnlyByApproval()
    {
        var ways = Enum.GetValues<EnrolmentEvent>()
            .Where(what => EnrolmentMachine.Next(Requested, what) is { } to && (to.HoldsSeat() || to == WaitListed));

        Assert.Equal([Approve, ApproveToQueue, TakeOver], ways);
    }

    [Fact]
    public void Statuses_ThatHoldSeats_AreLive()
    {
        foreach (var status in Enum.GetValues<EnrolmentStatus>())
        {
            Assert.Equal(status.HoldsSeat(), EnrolmentMachine.Holding.Contains(status));
            Assert.Equal(status.IsLive(), EnrolmentMachine.Live.Contains(status));
            Assert.True(status.IsLive() || !status.HoldsSeat());
        }
    }

    [Fact]
    public void Words_OfWaitingForApprovalAndForASeat_DifferInWordAndColour()
    {
        Assert.NotEqual(EnrolmentWords.Of(Requested), EnrolmentWords.Of(WaitListed));
        Assert.NotEqual(EnrolmentWords.ColourOf(Requested), EnrolmentWords.ColourOf(WaitListed));
        Assert.All(Enum.GetValues<EnrolmentStatus>(), s => Assert.NotEmpty(EnrolmentWords.Of(s)));
        Assert.All(Enum.GetValues<EnrolmentEvent>(), e => Assert.NotEmpty(EnrolmentWords.Of(e)));
        Assert.All(Enum.GetValues<EnrolmentPath>(), p => Assert.NotEmpty(EnrolmentWords.Of(p)));
    }
}
