namespace NtmLearn.Lms;

public static class ClockExtensions
{
    extension(TimeProvider clock)
    {
        /// <summary>Now, as entities keep it.</summary>
        public DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

        /// <summary>A new identifier that sorts by the time of its making.</summary>
        public Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
    }
}
