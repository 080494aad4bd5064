using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot.Channels.Zalo;
using NtmLearn.Bot.Channels.Zalo.Pictures;
using NtmLearn.Bot.Channels.Zalo.Receiving;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

public sealed class WebhookFuzzTests(ListeningOa zalo) : IClassFixture<ListeningOa>
{
    private const int Workers = 4;

    [Fact]
    public async Task Bodies_WithoutAGoodSignature_AreRefusedAndLeaveNothing()
    {
        var statuses = await SendAsync(2_000, seed: 38, (random, body, timestamp) => random.Next(6) switch
        {
            0 => null,
            1 => "",
            2 => "mac=" + new string('0', 64),
            3 => Sign(body, timestamp, "another-secret"),
            4 => Sign(body, timestamp)[4..],
            _ => Sign([.. body, (byte)' '], timestamp),
        });

        Assert.DoesNotContain(HttpStatusCode.OK, statuses.Keys);
        Assert.True(statuses[HttpStatusCode.Unauthorized] > 500 && statuses[HttpStatusCode.BadRequest] > 100, Told(statuses));
        Assert.Equal((0, 0, 0, 0), await zalo.Host.QueryAsync(async db => (
            await db.Set<Conversation>().CountAsync(c => c.Channel == ChannelKind.Zalo),
            await db.Set<ZaloUser>().CountAsync(),
            await db.Set<ZaloUnknownEvent>().CountAsync(),
            await db.Set<ZaloPicture>().CountAsync())));
    }

    [Fact]
    public async Task Bodies_ThatAreSignedThoughSpoilt_BreakNothing()
    {
        // On a program of its own, since they are taken.
        await using var own = new ListeningOa();
        await own.InitializeAsync();

        var statuses = await SendAsync(2_000, seed: 39, (_, body, timestamp) => Sign(body, timestamp), own);

        Assert.True(statuses[HttpStatusCode.OK] > 500 && statuses[HttpStatusCode.BadRequest] > 100, Told(statuses));
        using var ready = await own.Host.Http.GetAsync("health/ready", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private async Task<IReadOnlyDictionary<HttpStatusCode, int>> SendAsync(
        int count, int seed, Func<Random, byte[], string, string?> sign, ListeningOa? oa = null)
    {
        var statuses = new ConcurrentDictionary<HttpStatusCode, int>();
        var broken = new ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            var random = new Random(seed + (1000 * worker));
            for (var i = 0; i < count / Workers; i++)
            {
                var (body, timestamp) = HostileEvent.Create(random);
                var status = await (oa ?? zalo).PostAsync(body, sign(random, body, timestamp));
                statuses.AddOrUpdate(status, 1, (_, n) => n + 1);
                if ((int)status >= 500)
                {
                    broken.Enqueue($"{(int)status} {Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(600, body.Length)))}");
                }
            }
        })));
        Assert.True(broken.IsEmpty, $"{broken.Count} of {count}:\n{string.Join('\n', broken.Take(10))}");
        return statuses;
    }

    private static string Sign(byte[] body, string timestamp, string secret = ListeningOa.OaSecretKey) => $"mac={Convert.ToHexStringLower(
        SHA256.HashData([.. Encoding.UTF8.GetBytes(ListeningOa.AppId), .. body, .. Encoding.UTF8.GetBytes(timestamp), .. Encoding.UTF8.GetBytes(secret)]))}";

    private static string Told(IReadOnlyDictionary<HttpStatusCode, int> statuses) => string.Join(", ", statuses.Select(s => $"{(int)s.Key}: {s.Value}"));
}
