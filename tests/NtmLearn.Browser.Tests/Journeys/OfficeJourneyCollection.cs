namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>Journeys of the office, the longest, run beside the others on a program of their own.</summary>
[CollectionDefinition(Name)]
public sealed class OfficeJourneyCollection : ICollectionFixture<Chromium>
{
    public const string Name = "Journeys of the office";
}
