namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>All journeys share one running program, so they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class JourneyCollection : ICollectionFixture<Chromium>
{
    public const string Name = "Journeys";
}
