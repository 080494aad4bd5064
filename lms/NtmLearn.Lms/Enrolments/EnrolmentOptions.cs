using System.ComponentModel.DataAnnotations;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Section <c>Enrolments</c>.</summary>
public sealed class EnrolmentOptions
{
    public const string Section = "Enrolments";

    /// <summary>How long a unit has to decide about one of its people, in hours.</summary>
    [Range(1, 24 * 30)]
    public int DecideHours { get; set; } = 72;

    /// <summary>
    /// When the class begins sooner than an offer would last, whoever is first in the queue gets the seat without being
    /// asked. Otherwise the offer lasts until the class begins.
    /// </summary>
    public bool MovesUpDirectlyBeforeStart { get; set; } = true;
}
