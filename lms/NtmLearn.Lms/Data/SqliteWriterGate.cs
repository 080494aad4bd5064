using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NtmLearn.Lms.Data;

/// <summary>
/// One writer for the process. What waits is written in one transaction, a savepoint each, since the disk is asked once
/// per transaction; an item that fails is rolled back alone.
/// </summary>
internal sealed class SqliteWriterGate : WriterGate, IAsyncDisposable
{
    private const int LargestBatch = 64;

    // What must not wait long should not wait for many of those that can.
    private const int MostOrdinary = 12;
    private const string Savepoint = "item";

    private readonly Channel<Item> queue = Channel.CreateUnboundedPrioritized(new UnboundedPrioritizedChannelOptions<Item>
    {
        SingleReader = true,
        Comparer = Comparer<Item>.Create((one, other) => (!one.IsFirst, one.Number).CompareTo((!other.IsFirst, other.Number))),
    });

    private readonly IEnumerable<ModelAssembly> assemblies;
    private readonly SqliteConnection connection;
    private readonly DbContextOptions<NtmLearnDbContext> options;
    private readonly Task writer;
    private long number;

    /// <param name="reading">How others read; with the same options but the connection, the model is built once.</param>
    public SqliteWriterGate(string connectionString, DbContextOptions<NtmLearnDbContext> reading, IEnumerable<ModelAssembly> assemblies)
    {
        this.assemblies = assemblies;
        connection = SqliteDatabase.Connect(connectionString);
        options = new DbContextOptionsBuilder<NtmLearnDbContext>(reading).UseSqlite(connection).Options;
        writer = Task.Factory.StartNew(
            WriteBatchesAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    public override Task<T> WriteAsync<T>(
        Func<NtmLearnDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        EnqueueAsync(new Item<T>(work, cancellationToken) { Number = Interlocked.Increment(ref number) });

    public override Task<T> WriteFirstAsync<T>(
        Func<NtmLearnDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        EnqueueAsync(new Item<T>(work, cancellationToken) { Number = Interlocked.Increment(ref number), IsFirst = true });

    public override async Task ForgetErasedAsync(CancellationToken cancellationToken)
    {
        var item = new EmptyLog { Number = Interlocked.Increment(ref number) };
        if (queue.Writer.TryWrite(item))
        {
            await item.Result;
        }
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writer;
        await connection.DisposeAsync();
    }

    private async Task<T> EnqueueAsync<T>(Item<T> item) => queue.Writer.TryWrite(item)
        ? await item.Result
        : throw new ObjectDisposedException(nameof(WriterGate));

    private async Task WriteBatchesAsync()
    {
        var batch = new List<Item>(LargestBatch);
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            var ordinary = 0;
            while (batch.Count < LargestBatch && ordinary < MostOrdinary && queue.Reader.TryRead(out var item))
            {
                ordinary += item.IsFirst ? 0 : 1;
                if (item is EmptyLog log)
                {
                    // Outside any transaction, and after everything that was asked for before it.
                    await WriteBatchAsync(batch);
                    batch.Clear();
                    log.Run(connection);
                    continue;
                }

                batch.Add(item);
            }

            await WriteBatchAsync(batch);
        }
    }

    private async Task WriteBatchAsync(List<Item> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            if (connection.State != System.Data.ConnectionState.Open)
            {
                await connection.OpenAsync();
            }

            // Not deferred: a transaction that starts by reading cannot always become a writing one.
            await using var transaction = connection.BeginTransaction(deferred: false);
            if (batch is [var alone])
            {
                if (!await RunAsync(alone, transaction))
                {
                    await transaction.RollbackAsync();
                    alone.Complete();
                    return;
                }
            }
            else
            {
                await RunEachAsync(batch, transaction);
            }

            await transaction.CommitAsync();
        }
        catch (Exception exception)
        {
            // Nothing of the batch is kept, so every waiter hears why.
            batch.ForEach(item => item.Fail(exception));
            return;
        }

        batch.ForEach(item => item.Complete());
    }

    private async Task RunEachAsync(List<Item> batch, SqliteTransaction transaction)
    {
        foreach (var item in batch)
        {
            await transaction.SaveAsync(Savepoint);
            if (!await RunAsync(item, transaction))
            {
                await transaction.RollbackAsync(Savepoint);
            }

            await transaction.ReleaseAsync(Savepoint);
        }
    }

    private async Task<bool> RunAsync(Item item, SqliteTransaction transaction)
    {
        try
        {
            await using var db = new NtmLearnDbContext(options, assemblies);
            db.Database.AutoSavepointsEnabled = false;
            await db.Database.UseTransactionAsync(transaction);
            await item.RunAsync(db);
            return true;
        }
        catch (Exception exception)
        {
            item.Failure = exception;
            return false;
        }
    }

    private abstract class Item
    {
        public Exception? Failure { get; set; }

        /// <summary>The order in which it was asked for.</summary>
        public required long Number { get; init; }

        public bool IsFirst { get; init; }

        public abstract Task RunAsync(NtmLearnDbContext db);

        public abstract void Complete();

        public abstract void Fail(Exception exception);
    }

    private sealed class Item<T>(Func<NtmLearnDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) : Item
    {
        private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;

        public Task<T> Result => completion.Task;

        public override async Task RunAsync(NtmLearnDbContext db)
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = await work(db, cancellationToken);
        }

        public override void Complete()
        {
            if (Failure is { } failure)
            {
                Fail(failure);
            }
            else
            {
                completion.SetResult(result!);
            }
        }

        public override void Fail(Exception exception)
        {
            if (exception is OperationCanceledException)
            {
                completion.TrySetCanceled(cancellationToken);
            }
            else
            {
                completion.TrySetException(exception);
            }
        }
    }

    private sealed class EmptyLog : Item
    {
        private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Result => completion.Task;

        public void Run(SqliteConnection connection)
        {
            try
            {
                if (connection.State == System.Data.ConnectionState.Open)
                {
                    SqliteDatabase.EmptyWriteAheadLog(connection);
                }

                completion.SetResult();
            }
            catch (SqliteException exception)
            {
                completion.SetException(exception);
            }
        }

        public override Task RunAsync(NtmLearnDbContext db) => Task.CompletedTask;

        public override void Complete() => completion.TrySetResult();

        public override void Fail(Exception exception) => completion.TrySetException(exception);
    }
}
