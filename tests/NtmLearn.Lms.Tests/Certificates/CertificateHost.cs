using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Certificates;
using NtmLearn.Lms.Data;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Certificates;

/// <summary>A program whose attendance and scores are what a test says.</summary>
public sealed class CertificateHost : IAsyncLifetime
{
    public TestHost Host { get; private set; } = null!;

    internal KnownShares Shares { get; } = new();

    internal KnownScores Scores { get; } = new();

    public async ValueTask InitializeAsync() => Host = await TestHost.StartAsync(
        [new("Site:PublicUrl", "https://hoidap.example")],
        ScriptedResponder.Respond,
        configure: services => services.AddSingleton<IAttendanceShares>(Shares).AddSingleton<IQuizScores>(Scores));

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    internal sealed class KnownShares : IAttendanceShares
    {
        public System.Collections.Concurrent.ConcurrentDictionary<Guid, AttendanceShare> ByPerson { get; } = new();

        public Task<IReadOnlyDictionary<Guid, AttendanceShare>> OfClassAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<Guid, AttendanceShare>>(ByPerson);
    }

    internal sealed class KnownScores : IQuizScores
    {
        public System.Collections.Concurrent.ConcurrentDictionary<Guid, int> ByPerson { get; } = new();

        public Task<IReadOnlyDictionary<Guid, int>> OfClassAsync(NtmLearnDbContext db, Guid offeringId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<Guid, int>>(ByPerson);
    }
}
