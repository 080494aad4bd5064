using Microsoft.AspNetCore.OutputCaching;

namespace NtmLearn.Lms.Offerings;

/// <summary>
/// Says when what the public sees of classes changed. Every write that changes it goes through here; pages carry the
/// version in their cache key, so one that was being written while a class changed is not shown afterwards. Another
/// node's change is seen when a page's time is up.
/// </summary>
public sealed class PublicClassCache(IEnumerable<IOutputCacheStore> stores)
{
    /// <summary>Tag of the pages in the output cache.</summary>
    public const string Tag = "classes";

    /// <summary>How long a page or list is kept: also how late it shows what the clock changes, such as enrolment opening.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);

    private long version;

    /// <summary>Goes up with each change.</summary>
    public long Version => Interlocked.Read(ref version);

    /// <summary>Something that the public sees changed: a class, a seat, a place in the queue.</summary>
    public async Task ChangedAsync()
    {
        Interlocked.Increment(ref version);
        foreach (var store in stores)
        {
            await store.EvictByTagAsync(Tag, CancellationToken.None);
        }
    }

    /// <summary>Waits for a write, then says so.</summary>
    public async Task<T> AfterAsync<T>(Task<T> write)
    {
        try
        {
            return await write;
        }
        finally
        {
            await ChangedAsync();
        }
    }
}
