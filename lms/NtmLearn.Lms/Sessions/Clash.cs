using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.Sessions;

/// <summary>A session that cannot be, or had better not be, as it is meant.</summary>
/// <param name="Message">Names the other class, its time and place.</param>
/// <param name="OtherOfferingId">The class in the way; null for an avoided day.</param>
public sealed record Clash(ClashKind Kind, bool Blocks, string Message, Guid? OtherOfferingId = null, Guid? PersonId = null)
{
    /// <summary>As a service tells it.</summary>
    public Refusal ToRefusal() => new(
        RefusalKind.Conflict,
        Kind switch
        {
            ClashKind.Venue => "clash_venue",
            ClashKind.Facilitator => "clash_facilitator",
            ClashKind.Participant => "clash_participant",
            ClashKind.Travel => "clash_travel",
            _ => "avoided_day",
        },
        Message,
        Kind switch
        {
            ClashKind.Venue => "venueId",
            ClashKind.Facilitator or ClashKind.Travel => "facilitatorIds",
            ClashKind.AvoidedDay => "day",
            _ => null,
        });
}
