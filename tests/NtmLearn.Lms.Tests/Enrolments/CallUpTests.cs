using System.IO.Compression;
using System.Net;
using DocumentFormat.OpenXml.Packaging;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Papers;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Enrolments;

/// <summary>Call-up letters taken from the quota board.</summary>
public sealed class CallUpTests : IAsyncLifetime
{
    private TestHost host = null!;
    private EnrolmentScene scene = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await TestHost.StartAsync();
        scene = await EnrolmentScene.CreateAsync(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task OneUnit_LetterHasItsNamesAndNoNumber()
    {
        var offering = await host.Data.CreateOfferingAsync(o => o.WithCapacity(10));
        var quota = await scene.QuotaAsync(offering, scene.First, 3);
        var named = await host.Data.CreatePersonAsync(p => p.Named("Thạch Thị Sa Rây").WithPost(scene.First.UnitId));
        await scene.NominateAsync(scene.FirstManager, quota, named);
        using var office = await host.SignInAsync(Role.Coordinator);

        using var answer = await office.Http.GetAsync($"/van-phong/lop/{offering.Code}/giay-moi/{quota.SeatQuotaId}", Token);

        Assert.Equal(OfficialPaper.ContentType, answer.Content.Headers.ContentType!.MediaType);
        var text = await TextAsync(await answer.Content.ReadAsStreamAsync(Token));
        Assert.Contains("GIẤY MỜI", text, StringComparison.Ordinal);
        Assert.Contains("Thạch Thị Sa Rây", text, StringComparison.Ordinal);
        Assert.Contains(offering.Title, text, StringComparison.Ordinal);
        Assert.Matches("Số: +/GM-VPĐP", text.Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task AllUnits_OneArchiveWithALetterEach()
    {
        var offering = await host.Data.CreateOfferingAsync(o => o.WithCapacity(10));
        await scene.QuotaAsync(offering, scene.First, 3);
        await scene.QuotaAsync(offering, scene.Second, 2);
        using var office = await host.SignInAsync(Role.Coordinator);

        using var archive = new ZipArchive(await office.Http.GetStreamAsync($"/van-phong/lop/{offering.Code}/giay-moi", Token));

        Assert.Equal(2, archive.Entries.Count);
        Assert.All(archive.Entries, e => Assert.EndsWith(".docx", e.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ClassWithoutQuotas_HasNoLetters()
    {
        var offering = await host.Data.CreateOfferingAsync();
        using var office = await host.SignInAsync(Role.Coordinator);

        using var answer = await office.Http.GetAsync($"/van-phong/lop/{offering.Code}/giay-moi", Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> TextAsync(Stream docx)
    {
        using var copy = new MemoryStream();
        await docx.CopyToAsync(copy, Token);
        using var document = WordprocessingDocument.Open(copy, isEditable: false);
        return document.MainDocumentPart!.Document!.Body!.InnerText;
    }
}
