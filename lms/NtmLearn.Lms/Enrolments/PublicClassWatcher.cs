using NtmLearn.Lms.Offerings;

namespace NtmLearn.Lms.Enrolments;

/// <summary>Public pages of classes show how many seats are free.</summary>
internal sealed class PublicClassWatcher(PublicClassCache cache) : IClassWatcher
{
    public async ValueTask ClassChangedAsync(Guid offeringId, CancellationToken cancellationToken) => await cache.ChangedAsync();
}
