using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Channels.DirectLine;
using NtmLearn.Lms.Data;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Data;

public sealed class WriterGateTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private readonly WriterGate gate = fixture.Host.Services.GetRequiredService<WriterGate>();

    [Fact]
    public async Task Write_OneOfManyFails_OnlyItLeavesNoTrace()
    {
        var writes = Enumerable.Range(0, 100).Select(i => gate.WriteAsync(
            async (db, token) =>
            {
                db.Add(Key($"many-{i}"));
                await db.SaveChangesAsync(token);
                if (i % 10 == 3)
                {
                    throw new InvalidOperationException("As the test says.");
                }
            },
            CancellationToken.None)).ToList();

        await Task.WhenAll(writes.Select(w => w.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal(10, writes.Count(w => w.IsFaulted));
        var kept = await fixture.Host.QueryAsync(db => db.Set<SigningKey>().CountAsync(k => k.Name.StartsWith("many-")));
        Assert.Equal(90, kept);
    }

    [Fact]
    public async Task Write_ThatIsCancelledBeforeItsTurn_IsNotDone()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.WriteAsync(
            async (db, token) =>
            {
                db.Add(Key("cancelled"));
                await db.SaveChangesAsync(token);
            },
            cancelled.Token));

        Assert.False(await fixture.Host.QueryAsync(db => db.Set<SigningKey>().AnyAsync(k => k.Name == "cancelled")));
    }

    [Fact]
    public async Task Write_Returned_IsSeenByAReaderAtOnce()
    {
        for (var i = 0; i < 50; i++)
        {
            var name = $"seen-{i}";
            await gate.WriteAsync(
                async (db, token) =>
                {
                    db.Add(Key(name));
                    await db.SaveChangesAsync(token);
                },
                CancellationToken.None);

            Assert.True(await fixture.Host.QueryAsync(db => db.Set<SigningKey>().AnyAsync(k => k.Name == name)));
        }
    }

    [Fact]
    public async Task Connection_OfSqlite_KeepsOurPromises()
    {
        var pragmas = await fixture.Host.QueryAsync(async db =>
        {
            if (!db.Database.IsSqlite())
            {
                return null;
            }

            var values = new List<long>();
            foreach (var pragma in new[] { "synchronous", "foreign_keys", "busy_timeout", "secure_delete" })
            {
                values.AddRange(await db.Database.SqlQueryRaw<long>($"PRAGMA {pragma}").ToListAsync());
            }

            return values;
        });

        if (pragmas is not null)
        {
            Assert.Equal([2, 1, 5000, 1], pragmas);
        }
    }

    private static SigningKey Key(string name) => new() { Name = name, ProtectedValue = "", CreatedAt = DateTime.UnixEpoch };
}
