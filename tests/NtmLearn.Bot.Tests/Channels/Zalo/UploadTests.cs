using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Channels.Zalo.Calls;
using NtmLearn.Bot.Channels.Zalo.Pictures;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

public sealed class UploadTests : IAsyncLifetime
{
    private WiredOa oa = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ZaloUploads Uploads => oa.Host.Services.GetRequiredService<ZaloUploads>();

    private int Calls => oa.Zalo.Counters.CallsTo(ZaloEndpoint.UploadImage);

    public async ValueTask InitializeAsync() => oa = await WiredOa.StartAsync();

    public ValueTask DisposeAsync() => oa.DisposeAsync();

    [Fact]
    public async Task Picture_AskedForByManyAtOnce_IsUploadedOnceAndCanBeSent()
    {
        var picture = Pictures.Png(1);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Uploads.GetAsync(picture, Token))));

        Assert.Equal((1, 1), (Calls, oa.Zalo.Uploads.Count));
        var id = Assert.Single(results.Distinct()).AttachmentId!;
        Assert.Equal(ZaloAction.Done, await SendAsync(id));
        Assert.Equal(id, Assert.Single(oa.Zalo.Sent.All).Attachment!.AttachmentId);
    }

    [Fact]
    public async Task Picture_AskedForAgainHereOrOnAnotherNode_IsNotUploadedAgain()
    {
        var first = await Uploads.GetAsync(Pictures.Jpeg(1), Token);
        oa.Advance(TimeSpan.FromDays(6));

        var again = await Uploads.GetAsync(Pictures.Jpeg(1), Token);
        var elsewhere = await ActivatorUtilities.CreateInstance<ZaloUploads>(oa.Host.Services).GetAsync(Pictures.Jpeg(1), Token);

        Assert.Equal((first, first), (again, elsewhere));
        Assert.Equal(1, Calls);
    }

    [Fact]
    public async Task Pictures_ThatDiffer_AreUploadedEach()
    {
        var one = await Uploads.GetAsync(Pictures.Jpeg(1), Token);
        var two = await Uploads.GetAsync(Pictures.Jpeg(2), Token);

        Assert.NotEqual(one.AttachmentId, two.AttachmentId);
        Assert.Equal(2, Calls);
    }

    [Fact]
    public async Task Picture_BeforeZaloForgetsIt_IsUploadedAgain()
    {
        var old = await Uploads.GetAsync(Pictures.Jpeg(1), Token);
        await Uploads.GetAsync(Pictures.Jpeg(2), Token);
        oa.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(59));

        var renewed = await Uploads.GetAsync(Pictures.Jpeg(1), Token);

        Assert.NotEqual(old.AttachmentId, renewed.AttachmentId);
        Assert.Equal(3, Calls);

        // What has run out is not kept.
        Assert.Equal([renewed.AttachmentId!], await oa.Host.QueryAsync(db => db.Set<ZaloUpload>().Select(u => u.AttachmentId).ToListAsync(Token)));
        Assert.Equal(ZaloAction.Done, await SendAsync(renewed.AttachmentId!));
    }

    [Fact]
    public async Task Picture_ThatZaloHasForgotten_IsUploadedAgainWhenAskedFor()
    {
        var old = (await Uploads.GetAsync(Pictures.Jpeg(1), Token)).AttachmentId!;
        oa.Zalo.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(ZaloAction.UploadAgain, await SendAsync(old));

        await Uploads.ForgetAsync(old, Token);

        Assert.Equal(ZaloAction.Done, await SendAsync((await Uploads.GetAsync(Pictures.Jpeg(1), Token)).AttachmentId!));
    }

    [Fact]
    public async Task Picture_ThatZaloDoesNotTake_IsNotEvenTried()
    {
        byte[][] pictures = [Pictures.WebP(1), [.. "GIF89a"u8], [], Pictures.Jpeg(1, (1024 * 1024) + 1)];

        foreach (var picture in pictures)
        {
            Assert.Equal(new ZaloUploadResult(ZaloAction.GiveUp), await Uploads.GetAsync(picture, Token));
        }

        Assert.Equal(0, Calls);
    }

    [Theory]
    [InlineData(-211, ZaloAction.Alert)]
    [InlineData(-200, ZaloAction.TryLater)]
    [InlineData(-210, ZaloAction.GiveUp)]
    public async Task Upload_ThatIsRefused_SaysWhatToDoAndIsTriedAnew(int error, ZaloAction action)
    {
        oa.Zalo.Faults.ErrorCode(error, ZaloEndpoint.UploadImage, times: 1);

        var refused = await Uploads.GetAsync(Pictures.Jpeg(1), Token);
        var taken = await Uploads.GetAsync(Pictures.Jpeg(1), Token);

        Assert.Equal(new ZaloUploadResult(action), refused);
        Assert.Equal(ZaloAction.Done, taken.Action);
    }

    [Fact]
    public async Task Asker_WhoLeaves_DoesNotStopTheUploadForOthers()
    {
        oa.Zalo.Faults.NeverAnswer(ZaloEndpoint.UploadImage, times: 1);
        var met = oa.Zalo.Faults.NextMetAsync();
        using var leaving = new CancellationTokenSource();
        var left = Uploads.GetAsync(Pictures.Jpeg(1), leaving.Token);
        await met;
        var stayed = Uploads.GetAsync(Pictures.Jpeg(1), Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        oa.Zalo.Faults.Clear();
        Assert.Equal(new ZaloUploadResult(ZaloAction.Unknown), await stayed);
        Assert.Equal(1, Calls);
    }

    private async Task<ZaloAction> SendAsync(string attachmentId)
    {
        var user = oa.Zalo.Users.GetOrAdd("700");
        user.LastInteractionAt = oa.Zalo.Clock.GetUtcNow();
        var body = new JsonObject
        {
            ["recipient"] = new JsonObject { ["user_id"] = user.Id },
            ["message"] = new JsonObject
            {
                ["attachment"] = new JsonObject
                {
                    ["type"] = "template",
                    ["payload"] = new JsonObject
                    {
                        ["template_type"] = "media",
                        ["elements"] = new JsonArray(new JsonObject { ["media_type"] = "image", ["attachment_id"] = attachmentId }),
                    },
                },
            },
        };
        return (await oa.Host.Services.GetRequiredService<ZaloApi>().PostAsync(ZaloHost.OpenApi, "/v3.0/oa/message/cs", body, Token)).Action;
    }
}
