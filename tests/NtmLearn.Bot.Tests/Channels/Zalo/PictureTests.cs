using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NtmLearn.Bot.Channels.Zalo;
using NtmLearn.Bot.Channels.Zalo.Pictures;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Files;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

public sealed class PictureTests : IAsyncLifetime
{
    private const string User = "700";

    private PictureServer server = null!;
    private WiredOa oa = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FileStore Files => oa.Host.Services.GetRequiredService<FileStore>();

    public async ValueTask InitializeAsync()
    {
        server = await PictureServer.StartAsync();
        oa = await WiredOa.StartAsync(settings: [new("Zalo:MediaHosts:0", "127.0.0.1")]);
    }

    public async ValueTask DisposeAsync()
    {
        await oa.DisposeAsync();
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData(PictureType.Jpeg, PictureType.Jpeg)]
    [InlineData(PictureType.Png, PictureType.Png)]
    [InlineData(PictureType.WebP, PictureType.Jpeg)]
    public async Task Picture_OfAKindThatPeopleSend_IsFetchedDrawnAnewAndKept(string type, string keptAs)
    {
        var bytes = Pictures.Of(type, seed: 1);

        await oa.Zalo.Events.SendImageAsync(User, server.Add("a", bytes).AbsoluteUri);

        var kept = await UntilAsync(ZaloPictureState.Kept);
        Assert.Equal((keptAs, Pictures.Kept(bytes).Length, null), (kept.ContentType, kept.Size, kept.Url));
        Assert.Equal(Pictures.Kept(bytes), Read(kept.Sha256!));
    }

    [Theory]
    [InlineData("<!doctype html><title>x</title>")]
    [InlineData("GIF89a")]
    [InlineData("%PDF-1.7")]
    [InlineData("RIFF....WAVEfmt ")]
    [InlineData("RIFF....WEBPVP8 and then nothing")]
    [InlineData("")]
    public async Task Picture_ThatIsNone_IsRefusedAndNothingIsKept(string content)
    {
        await oa.Zalo.Events.SendImageAsync(User, server.Add("a", System.Text.Encoding.ASCII.GetBytes(content)).AbsoluteUri);

        Assert.Equal("no picture", (await UntilAsync(ZaloPictureState.Refused)).Detail);
        Assert.Empty(FilesOnDisk());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Picture_ThatIsTooLarge_IsRefused(bool saysHowLarge)
    {
        var bytes = Pictures.Jpeg(1, (5 * 1024 * 1024) + 1);

        await oa.Zalo.Events.SendImageAsync(User, server.Add("a", async http =>
        {
            http.Response.StatusCode = StatusCodes.Status200OK;
            http.Response.ContentLength = saysHowLarge ? bytes.Length : null;
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        }).AbsoluteUri);

        Assert.Equal("too large", (await UntilAsync(ZaloPictureState.Refused)).Detail);
        Assert.Empty(FilesOnDisk());
    }

    [Theory]
    [InlineData("http://127.0.0.1.evil.example/a")]
    [InlineData("https://evil.example/f.zdn.vn")]
    [InlineData("https://zdn.vn.evil.example/a")]
    [InlineData("https://notzdn.vn/a")]
    [InlineData("https://zdn.vn@evil.example/a")]
    [InlineData("http://f.zdn.vn/a")]
    [InlineData("http://localhost:1/a")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    public void Address_ThatIsNotZalos_IsNotTaken(string url) =>
        Assert.Null(ZaloPictureKeeper.AddressOf(url, new ZaloOptions { MediaHosts = { "127.0.0.1" } }));

    [Fact]
    public async Task Picture_FromElsewhere_IsNotEvenNoted()
    {
        await oa.Zalo.Events.SendImageAsync(User, "https://evil.example/a");

        Assert.Empty(await RowsAsync());
        Assert.Equal(InboundKind.Picture, (await oa.Host.QueryAsync(db => db.Set<InboundMessage>().SingleAsync(Token))).Kind);
    }

    [Theory]
    [InlineData("https://f20-zpc.zdn.vn/jpg/1/ảnh.jpg", "https://f20-zpc.zdn.vn/jpg/1/%E1%BA%A3nh.jpg")]
    [InlineData("https://photo-link-talk.zadn.vn/1.png?x=1", "https://photo-link-talk.zadn.vn/1.png?x=1")]
    public void Address_OfZalos_IsTakenAndEscaped(string url, string address) =>
        Assert.Equal(address, ZaloPictureKeeper.AddressOf(url, new ZaloOptions()));

    [Fact]
    public async Task Redirection_IsNotFollowed()
    {
        var elsewhere = server.Add("elsewhere", Pictures.Jpeg(1));
        await oa.Zalo.Events.SendImageAsync(User, server.Add("a", http =>
        {
            http.Response.Redirect(elsewhere.AbsoluteUri);
            return Task.CompletedTask;
        }).AbsoluteUri);

        var refused = await UntilAsync(ZaloPictureState.Refused);

        Assert.Equal(("HTTP 302", null), (refused.Detail, refused.Sha256));
    }

    [Fact]
    public async Task Picture_ThatIsGone_IsNotAskedForAgain()
    {
        await oa.Zalo.Events.SendImageAsync(User, server.Add("gone", http => Task.CompletedTask).AbsoluteUri);

        Assert.Equal("HTTP 404", (await UntilAsync(ZaloPictureState.Refused)).Detail);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task Fault_ThatPasses_IsTriedAgainLater(int status)
    {
        var isDown = true;
        var bytes = Pictures.Png(2);
        await oa.Zalo.Events.SendImageAsync(User, server.Add("a", async http =>
        {
            if (isDown && status == 0)
            {
                http.Abort();
                return;
            }

            http.Response.StatusCode = isDown ? status : StatusCodes.Status200OK;
            await http.Response.Body.WriteAsync(isDown ? [] : bytes, http.RequestAborted);
        }).AbsoluteUri);
        await WiredOa.UntilAsync(async () =>
        {
            await RunAsync();
            return (await RowsAsync()).Single().Attempts > 0;
        });
        var waiting = (await RowsAsync()).Single();
        Assert.Equal((ZaloPictureState.Waiting, status == 0 ? "unreachable" : $"HTTP {status}"), (waiting.State, waiting.Detail));
        Assert.True(waiting.NextAttemptAt > oa.Host.Clock.UtcNow);

        isDown = false;

        Assert.Equal(Pictures.Kept(bytes), Read((await UntilAsync(ZaloPictureState.Kept)).Sha256!));
    }

    [Fact]
    public async Task Fault_ThatStays_IsGivenUpInTheEnd()
    {
        await oa.Zalo.Events.SendImageAsync(User, server.Add("a", http =>
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        }).AbsoluteUri);

        var refused = await UntilAsync(ZaloPictureState.Refused);

        Assert.Equal(("HTTP 500", 8, null), (refused.Detail, refused.Attempts, refused.Url));
        Assert.True(server.Calls >= 8);
    }

    [Fact]
    public async Task Picture_ThatIsReportedAgain_IsNotedOnce()
    {
        var url = server.Add("a", Pictures.Jpeg(1)).AbsoluteUri;
        var delivery = await oa.Zalo.Events.SendImageAsync(User, url);
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/zalo")
        {
            Content = new StringContent(delivery.Body, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", delivery.Signature);

        (await oa.Host.Http.SendAsync(request, Token)).EnsureSuccessStatusCode().Dispose();

        Assert.Single(await RowsAsync());
    }

    [Fact]
    public async Task Withdraw_TakesPicturesOut_ButNotWhatAnotherPersonSentToo()
    {
        var (own, shared) = (Pictures.Jpeg(1), Pictures.Jpeg(2));
        await oa.Zalo.Events.SendImageAsync(User, server.Add("own", own).AbsoluteUri);
        await oa.Zalo.Events.SendImageAsync(User, server.Add("shared", shared).AbsoluteUri);
        await oa.Zalo.Events.SendImageAsync("701", server.Add("shared", shared).AbsoluteUri);
        await WiredOa.UntilAsync(async () =>
        {
            await RunAsync();
            return (await RowsAsync()).Count(p => p.State == ZaloPictureState.Kept) == 3;
        });

        await oa.Zalo.Events.WithdrawAsync(User);
        await WiredOa.UntilAsync(async () =>
        {
            await RunAsync();
            return (await RowsAsync()).Count == 1;
        });

        await WiredOa.UntilAsync(() => Task.FromResult(FilesOnDisk().Count == 1));
        Assert.Equal([FileStore.NameOf(Pictures.Kept(shared))], FilesOnDisk());
    }

    [Fact]
    public async Task Withdraw_WhileAPictureIsOnItsWay_LeavesNothing()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goesOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await oa.Zalo.Events.SendImageAsync(User, server.Add("a", async http =>
        {
            asked.TrySetResult();
            await goesOn.Task;
            http.Response.StatusCode = StatusCodes.Status200OK;
            await http.Response.Body.WriteAsync(Pictures.Jpeg(1), http.RequestAborted);
        }).AbsoluteUri);
        var run = RunAsync();
        await asked.Task.WaitAsync(Token);

        await oa.Zalo.Events.WithdrawAsync(User);
        goesOn.SetResult();
        await run;

        await WiredOa.UntilAsync(async () =>
        {
            await RunAsync();
            return (await RowsAsync()).Count == 0;
        });
        Assert.Empty(FilesOnDisk());
    }

    [Fact]
    public async Task Retention_AfterItsDays_TakesPicturesOut()
    {
        await oa.Zalo.Events.SendImageAsync(User, server.Add("a", Pictures.Jpeg(1)).AbsoluteUri);
        await UntilAsync(ZaloPictureState.Kept);
        oa.Host.Clock.Advance(TimeSpan.FromDays(91));

        await oa.Host.Services.GetRequiredService<TextRetention>().DeleteOldTextsAsync(Token);

        await WiredOa.UntilAsync(async () =>
        {
            await RunAsync();
            return (await RowsAsync()).Count == 0 && FilesOnDisk().Count == 0;
        });
    }

    /// <summary>What the job does.</summary>
    private Task RunAsync() => oa.Host.Services.GetRequiredService<ZaloPictureKeeper>().RunAsync(Token);

    private Task<List<ZaloPicture>> RowsAsync() => oa.Host.QueryAsync(db => db.Set<ZaloPicture>().AsNoTracking().ToListAsync(Token));

    private async Task<ZaloPicture> UntilAsync(ZaloPictureState state)
    {
        await WiredOa.UntilAsync(async () =>
        {
            await RunAsync();
            var isSo = (await RowsAsync()).Single().State == state;
            if (!isSo)
            {
                oa.Host.Clock.Advance(TimeSpan.FromMinutes(2));
            }

            return isSo;
        });
        return (await RowsAsync()).Single();
    }

    private byte[] Read(string name)
    {
        using var file = Files.Open(name)!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private List<string> FilesOnDisk()
    {
        var folder = Path.Combine(oa.Host.Services.GetRequiredService<IOptions<DataOptions>>().Value.FullFolder, "files");
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).OfType<string>()]
            : [];
    }
}
