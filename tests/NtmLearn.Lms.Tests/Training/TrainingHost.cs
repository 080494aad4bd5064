using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Offerings;
using NtmLearn.Lms.Sessions;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Training;

/// <summary>One running program for the tests of a class.</summary>
public sealed class TrainingHost : IAsyncLifetime
{
    private TestHost? host;

    public TestHost Host => host ?? throw new InvalidOperationException("The program has not started.");

    public TestData Data => Host.Data;

    public OfferingService Offerings => Get<OfferingService>();

    public SessionService Sessions => Get<SessionService>();

    public DateOnly Today => Get<LocalTime>().Today;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.StartAsync(responder: _ => throw new NotSupportedException());

        // Holidays come from reference files; tests set their own.
        await host.WriteAsync(db => db.Set<AvoidedDays>().ExecuteDeleteAsync());
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public T Get<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    public Task<Caller> CoordinatorAsync() => Data.CallerAsync(Role.Coordinator);

    /// <summary>7:30 to 11:00.</summary>
    public static SessionInput Morning(DateOnly day, Guid? venueId = null, params Guid[] facilitators) => new(day, 450, 660, venueId, FacilitatorIds: facilitators);

    public async Task<OfferingInput> InputAsync(int capacity = 30) => new()
    {
        CourseId = (await Data.CreateCourseAsync()).CourseId,
        Title = "Bán hàng trên mạng",
        Capacity = capacity,
    };
}
