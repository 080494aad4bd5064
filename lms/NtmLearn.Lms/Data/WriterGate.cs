namespace NtmLearn.Lms.Data;

/// <summary>
/// The only way to write. Each call is one transaction that is on the disk when the call returns, or has left no trace
/// when it throws. The work may be run again when the database asks for it, so it changes nothing but the database.
/// </summary>
public abstract class WriterGate
{
    public abstract Task<T> WriteAsync<T>(
        Func<NtmLearnDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// Ahead of what else waits to be written: for what somebody outside waits to hear of, such as a message taken in.
    /// </summary>
    public virtual Task<T> WriteFirstAsync<T>(
        Func<NtmLearnDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => WriteAsync(work, cancellationToken);

    public async Task WriteAsync(Func<NtmLearnDbContext, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        await WriteAsync(
            async (db, token) =>
            {
                await work(db, token);
                return true;
            },
            cancellationToken);

    /// <summary>After words were erased: also out of logs that the database still holds.</summary>
    public abstract Task ForgetErasedAsync(CancellationToken cancellationToken);
}
