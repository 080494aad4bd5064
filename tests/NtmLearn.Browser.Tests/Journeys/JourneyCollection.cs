namespace NtmLearn.Browser.Tests.Journeys;

/// <summary>Journeys share one running program and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class JourneyCollection : ICollectionFixture<Chromium>
{
    public const string Name = "Journeys";
}
