using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;
using NtmLearn.TestKit;

namespace NtmLearn.Bot.Tests.Passages;

public sealed class DocumentImportTests : IAsyncLifetime
{
    private readonly TestContent content = new();
    private TestHost host = null!;

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
    public async Task Start_WithACorpus_PublishesIt()
    {
        var answer = Ask();

        Assert.Contains("50.000 đồng", answer, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync($"van-ban/{TestContent.MarketId}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData(ImportOrigin.Start)]
    [InlineData(ImportOrigin.Operator)]
    public async Task Import_SameFileAgain_WritesNothing(ImportOrigin origin)
    {
        var before = await RowsAsync();
        host.Clock.Advance(TimeSpan.FromDays(1));

        var status = await ImportAsync(origin, TestContent.Market("50.000 đồng"));

        Assert.Equal(ImportStatus.Unchanged, status);
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task Import_NewerFile_ReplacesTheTextAtOnce()
    {
        var status = await ImportAsync(ImportOrigin.Start, TestContent.Market("70.000 đồng"));
        await PublishAsync();

        Assert.Equal(ImportStatus.Imported, status);
        Assert.Contains("70.000 đồng", Ask(), StringComparison.Ordinal);
        Assert.DoesNotContain("50.000 đồng", Ask(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithTheFileOfAnEarlierText_DoesNotTurnBack()
    {
        await ImportAsync(ImportOrigin.Operator, TestContent.Market("70.000 đồng"));

        var status = await ImportAsync(ImportOrigin.Start, TestContent.Market("50.000 đồng"));
        await PublishAsync();

        Assert.Equal(ImportStatus.Unchanged, status);
        Assert.Contains("70.000 đồng", Ask(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operator_WithTheFileOfAnEarlierText_TurnsBack()
    {
        await ImportAsync(ImportOrigin.Operator, TestContent.Market("70.000 đồng"));

        var status = await ImportAsync(ImportOrigin.Operator, TestContent.Market("50.000 đồng"));
        await PublishAsync();

        Assert.Equal(ImportStatus.Imported, status);
        Assert.Contains("50.000 đồng", Ask(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ImportOrigin.Start)]
    [InlineData(ImportOrigin.Operator)]
    public async Task Import_NewerFileOfADocumentThatTheOfficeEdited_WaitsForReview(ImportOrigin origin)
    {
        await EditAsync("55.000 đồng");

        var newer = await ImportAsync(origin, TestContent.Market("70.000 đồng"));
        var again = await ImportAsync(origin, TestContent.Market("70.000 đồng"));
        var original = await ImportAsync(origin, TestContent.Market("50.000 đồng"));
        await PublishAsync();

        Assert.Equal((ImportStatus.AwaitingReview, ImportStatus.AwaitingReview, ImportStatus.Unchanged), (newer, again, original));
        Assert.Contains("55.000 đồng", Ask(), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(StoredDocumentState.AwaitingReview));
    }

    [Fact]
    public async Task Import_TwoNewerFilesOfAnEditedDocument_LeaveOnlyTheLastToReview()
    {
        await EditAsync("55.000 đồng");

        await ImportAsync(ImportOrigin.Start, TestContent.Market("70.000 đồng"));
        await ImportAsync(ImportOrigin.Start, TestContent.Market("80.000 đồng"));

        var waiting = await host.QueryAsync(db => db.Set<StoredDocument>().SingleAsync(d => d.State == StoredDocumentState.AwaitingReview));
        Assert.Contains("80.000 đồng", waiting.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_ADocument_TakesItOutUntilAnOperatorBringsItBack()
    {
        var withdrawn = await Importer.WithdrawAsync(TestContent.MarketId, CancellationToken.None);
        await PublishAsync();
        var answer = Ask();
        var page = await host.Http.GetAsync($"van-ban/{TestContent.MarketId}", TestContext.Current.CancellationToken);
        var same = await ImportAsync(ImportOrigin.Start, TestContent.Market("50.000 đồng"));
        var newer = await ImportAsync(ImportOrigin.Start, TestContent.Market("70.000 đồng"));
        var byHand = await ImportAsync(ImportOrigin.Operator, TestContent.Market("50.000 đồng"));
        await PublishAsync();

        Assert.True(withdrawn);
        Assert.DoesNotContain("50.000 đồng", answer, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal((ImportStatus.Unchanged, ImportStatus.AwaitingReview, ImportStatus.Imported), (same, newer, byHand));
        Assert.Contains("50.000 đồng", Ask(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_WhatIsNotThere_SaysSo() =>
        Assert.False(await Importer.WithdrawAsync("khong-co", CancellationToken.None));

    [Fact]
    public async Task Import_WithoutAFileOfBefore_LeavesItsDocument()
    {
        File.Delete(Path.Combine(content.CorpusFolder, "cho-phien.md"));
        content.Write("khac.md", "# Văn bản khác\n\nMột câu khác hẳn.");

        await Importer.ImportAsync(CorpusFolder.Files(content.CorpusFolder), ImportOrigin.Start, CancellationToken.None);
        await PublishAsync();

        Assert.Contains("50.000 đồng", Ask(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_SomeFilesThatAreNoDocuments_RefusesThemAndImportsTheOthers()
    {
        var latin = Path.Combine(content.CorpusFolder, "latin.txt");
        await File.WriteAllBytesAsync(latin, [0x4b, 0xe9, 0x68], TestContext.Current.CancellationToken);
        string[] paths =
        [
            content.Write("dau.md", "---\nid: x\n# Không đóng phần đầu"),
            content.Write("trong.txt", ""),
            content.Write("ma-la.md", "---\nid: ../x\n---\n# Mã lạ\n\nMột câu."),
            latin,
            Path.Combine(content.CorpusFolder, "khong-co.md"),
            content.Write("anh.pdf", "%PDF"),
            content.Write("hay.md", "# Văn bản hay\n\nMột câu hay."),
            content.Write("trung.md", "---\nid: hay\n---\n# Trùng mã\n\nMột câu trùng."),
        ];

        var imports = await Importer.ImportAsync(paths, ImportOrigin.Operator, CancellationToken.None);

        Assert.Equal("hay.md", Assert.Single(imports, i => i.Status == ImportStatus.Imported).FileName);
        Assert.Equal(paths.Length - 1, imports.Count(i => i is { Status: ImportStatus.Refused, Reason.Length: > 10 }));
    }

    [Fact]
    public async Task Publish_WhenNothingChanged_KeepsTheKnowledge()
    {
        var before = host.Services.GetRequiredService<KnowledgeHolder>().Current;

        var published = await host.Services.GetRequiredService<KnowledgePublisher>().PublishAsync(CancellationToken.None);

        Assert.False(published);
        Assert.Same(before, host.Services.GetRequiredService<KnowledgeHolder>().Current);
    }

    private DocumentImporter Importer => host.Services.GetRequiredService<DocumentImporter>();

    private string Ask() => host.Services.GetRequiredService<TurnPipeline>().Respond(
        new TurnInput(TestContent.MarketQuestion, null, TurnMemory.Empty, new DateOnly(2026, 6, 1))).Text;

    private async Task PublishAsync() => await host.Services.GetRequiredService<KnowledgePublisher>().PublishAsync(CancellationToken.None);

    private async Task<ImportStatus> ImportAsync(ImportOrigin origin, string text)
    {
        using var elsewhere = new TestContent();
        return Assert.Single(await Importer.ImportAsync([elsewhere.Write("cho-phien.md", text)], origin, CancellationToken.None)).Status;
    }

    private Task<List<string>> RowsAsync() => host.QueryAsync(db => db.Set<StoredDocument>()
        .OrderBy(d => d.DocumentId).ThenBy(d => d.Hash)
        .Select(d => d.DocumentId + d.Hash + d.State + d.ImportedAt)
        .ToListAsync());

    private Task<int> CountAsync(StoredDocumentState state) => host.QueryAsync(db => db.Set<StoredDocument>().CountAsync(d => d.State == state));

    /// <summary>Puts the office's own text in place of the published one.</summary>
    private Task EditAsync(string fee) => host.WriteAsync(async db =>
    {
        await db.Set<StoredDocument>().ExecuteUpdateAsync(set => set.SetProperty(d => d.State, StoredDocumentState.Replaced));
        var text = TestContent.Market(fee);
        db.Add(new StoredDocument
        {
            DocumentId = TestContent.MarketId,
            Hash = DocumentFile.HashOf(text),
            FileName = "cho-phien.md",
            Content = text,
            State = StoredDocumentState.Published,
            EditedByOffice = true,
            ImportedAt = host.Clock.GetUtcNow().UtcDateTime,
        });
        await db.SaveChangesAsync();
    });
}
