using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Sessions;

/// <summary>Section <c>Training:Clashes</c>.</summary>
public sealed class ClashOptions
{
    /// <summary>Two classes in one place.</summary>
    public ClashRule Venue { get; set; } = ClashRule.Block;

    /// <summary>A facilitator in two classes at once.</summary>
    public ClashRule Facilitator { get; set; } = ClashRule.Block;

    /// <summary>A participant in two classes at once.</summary>
    public ClashRule Participant { get; set; } = ClashRule.Block;

    /// <summary>Too little time to get from one class to the other.</summary>
    public ClashRule Travel { get; set; } = ClashRule.Warn;

    /// <summary>Minutes from one place to another in the same commune.</summary>
    [Range(0, 600, ErrorMessage = "Training__Clashes__TravelWithinCommune must be 0 to 600 minutes.")]
    public int TravelWithinCommune { get; set; } = 15;

    /// <summary>Minutes from one commune to another.</summary>
    [Range(0, 600, ErrorMessage = "Training__Clashes__TravelBetweenCommunes must be 0 to 600 minutes.")]
    public int TravelBetweenCommunes { get; set; } = 60;
}
