using System.Net;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Hosting;

public sealed class VerbsOnDocumentsTests : IAsyncLifetime
{
    private static readonly string Page = $"van-ban/{TestContent.MarketId}";

    private readonly TestContent content = new();
    private TestHost host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        content.Write("cho-phien.md", TestContent.Market("50.000 đồng"));
        host = await TestHost.StartAsync([content.Setting]);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task Import_WhileAServerRuns_ChangesItsAnswersAndPages()
    {
        Assert.Contains("50.000 đồng", await host.Http.GetStringAsync(Page, Cancelled), StringComparison.Ordinal);
        content.Write("cho-phien.md", TestContent.Market("70.000 đồng"));

        var run = await host.RunVerbAsync("import");

        Assert.Equal((0, $"imported\tcho-phien.md\t{TestContent.MarketId}\n"), (run.ExitCode, run.Output));
        await UntilAsync(async () => (await host.Http.GetStringAsync(Page, Cancelled)).Contains("70.000 đồng", StringComparison.Ordinal));
        var answer = await AskAsync();
        Assert.Contains("70.000 đồng", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("50.000 đồng", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_WhileAServerRuns_TakesTheTextOutOfIt()
    {
        Assert.Contains("50.000 đồng", await AskAsync(), StringComparison.Ordinal);

        var run = await host.RunVerbAsync("import", "--withdraw", TestContent.MarketId);

        Assert.Equal((0, $"withdrawn\t{TestContent.MarketId}\n"), (run.ExitCode, run.Output));
        await UntilAsync(async () => (await host.Http.GetAsync(Page, Cancelled)).StatusCode == HttpStatusCode.NotFound);
        Assert.DoesNotContain("50.000 đồng", await AskAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AFolderWithABadFile_RefusesItAndImportsTheOthers()
    {
        content.Write("hay.txt", "Thông tin về lớp học\n\nLớp học mở tại nhà văn hóa ấp vào buổi tối, dành cho mọi người dân trong ấp muốn học dùng điện thoại thông minh và các dịch vụ công trực tuyến.");
        content.Write("trong.md", "");

        var run = await host.RunVerbAsync("import", content.CorpusFolder);

        Assert.Equal(1, run.ExitCode);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["unchanged\tcho-phien.md", "imported\thay.txt", "refused\ttrong.md"], lines.Select(l => string.Join('\t', l.Split('\t')[..2])));
    }

    [Theory]
    [InlineData("import", "--dance")]
    [InlineData("check", "everything")]
    [InlineData("feedback", "--csv")]
    [InlineData("erase", "me")]
    public async Task Verb_UsedWrongly_SaysHow(params string[] arguments)
    {
        var run = await host.RunVerbAsync(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"Use: {arguments[0]}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_OfWhatIsPublished_TellsItsSize()
    {
        var run = await host.RunVerbAsync("index");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("^version [0-9a-f]{16}, 1 documents, 2 passages, [0-9]+ ms\n$", run.Output);
    }

    [Fact]
    public async Task CheckAnswers_AfterADocumentChanged_ListsTheAnswersThatQuotedIt()
    {
        using var client = host.DirectLine();
        await client.AskAsync(await client.OpenAsync(), TestContent.MarketQuestion);
        var before = await host.RunVerbAsync("check", "answers");
        content.Write("cho-phien.md", TestContent.Market("70.000 đồng"));
        await host.RunVerbAsync("import");

        var after = await host.RunVerbAsync("check", "answers");

        Assert.Equal((0, "1 answers, 0 changed.\n"), (before.ExitCode, before.Output));
        Assert.Equal(0, after.ExitCode);
        Assert.Contains($"  - {TestContent.MarketId}: ", after.Output, StringComparison.Ordinal);
        Assert.Contains("50.000 đồng", after.Output, StringComparison.Ordinal);
        Assert.Contains("70.000 đồng", after.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 answers, 1 changed.\n", after.Output, StringComparison.Ordinal);
    }

    private async Task<string> AskAsync()
    {
        using var client = host.DirectLine();
        return (string?)(await client.AskAsync(await client.OpenAsync(), TestContent.MarketQuestion))["text"] ?? "";
    }

    /// <summary>Looks until the running server has followed; it promises five seconds.</summary>
    private static async Task UntilAsync(Func<Task<bool>> happened)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await happened())
        {
            await pause.WaitForNextTickAsync(patience.Token);
        }
    }
}
