using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.Lms.Privacy.Requests;

namespace NtmLearn.Lms.Privacy.Own;

/// <summary>What a person's own page shows.</summary>
/// <param name="Sections">What is kept, by kind.</param>
/// <param name="Consents">Every yes, newest first.</param>
public sealed record OwnDataView(
    IReadOnlyList<DataSection> Sections, IReadOnlyList<Consent> Consents, IReadOnlyList<PrivacyRequestLine> Requests)
{
    /// <summary>Purposes with a yes that stands.</summary>
    public IReadOnlyList<ConsentPurpose> Given => [.. Enum.GetValues<ConsentPurpose>().Where(p => Consents.Any(c => c.Purpose == p && c.WithdrawnAt is null))];

    /// <summary>The others.</summary>
    public IReadOnlyList<ConsentPurpose> NotGiven => [.. Enum.GetValues<ConsentPurpose>().Except(Given)];
}
