using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NtmLearn.Bot;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Hosting;

/// <summary>What <c>restore</c> refuses, and that it then leaves nothing.</summary>
public sealed class RestoringTests(SmallArchive whole) : IClassFixture<SmallArchive>, IAsyncLifetime
{
    private EmptyPlace target = null!;

    public async ValueTask InitializeAsync() => target = await EmptyPlace.CreateAsync();

    public ValueTask DisposeAsync() => target.DisposeAsync();

    [Fact]
    public async Task Restore_OfOtherBytes_IsRefused()
    {
        var archive = whole.Copy();
        ArchiveFile.Change(archive, (name, bytes) => name == whole.PictureEntry ? [.. bytes[..^1], 1] : bytes);

        await RefusesAsync(archive, "is not what was backed up");
    }

    [Fact]
    public async Task Restore_OfMoreBytes_IsRefused()
    {
        var archive = whole.Copy();
        ArchiveFile.Change(archive, (name, bytes) => name == whole.PictureEntry ? [.. bytes, .. new byte[1_000_000]] : bytes);

        await RefusesAsync(archive, "is not what was backed up");
    }

    [Fact]
    public async Task Restore_OfHalfAFile_IsRefused()
    {
        var archive = whole.Copy();
        await using (var file = File.OpenWrite(archive))
        {
            file.SetLength(file.Length / 2);
        }

        await RefusesAsync(archive, "is no zip archive, or is damaged");
    }

    [Fact]
    public async Task Restore_OfBytesSpoiltOnTheDisk_IsRefused()
    {
        var archive = whole.Copy();
        var bytes = await File.ReadAllBytesAsync(archive, TestContext.Current.CancellationToken);
        bytes.AsSpan(bytes.Length / 4, 64).Fill(0xEE);
        await File.WriteAllBytesAsync(archive, bytes, TestContext.Current.CancellationToken);

        await RefusesAsync(archive, "damaged");
    }

    [Fact]
    public async Task Restore_WithoutAnEntry_IsRefused()
    {
        var archive = whole.Copy();
        ArchiveFile.Change(archive, (name, bytes) => name == whole.PictureEntry ? null : bytes);

        await RefusesAsync(archive, $"lacks {whole.PictureEntry}");
    }

    [Fact]
    public async Task Restore_WithoutTheManifest_IsRefused()
    {
        var archive = whole.Copy();
        ArchiveFile.Change(archive, (name, bytes) => name == "manifest.json" ? null : bytes);

        await RefusesAsync(archive, "has no manifest");
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("files/../../evil.txt")]
    [InlineData("/tmp/evil.txt")]
    [InlineData("keys/..\\evil.xml")]
    [InlineData("files/ab/evil")]
    public async Task Restore_WithAnEntryThatLeadsElsewhere_IsRefused(string name)
    {
        var archive = whole.Copy();
        ArchiveFile.ChangeManifest(archive, manifest => manifest["entries"]!.AsArray().Add(
            new JsonObject { ["name"] = name, ["length"] = 1, ["sha256"] = "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a" }));
        ArchiveFile.Change(archive, (_, bytes) => bytes, (name, [1]));

        await RefusesAsync(archive, "does not belong in one");
    }

    [Fact]
    public async Task Restore_WithAnEntryTheManifestDoesNotName_IsRefused()
    {
        var archive = whole.Copy();
        ArchiveFile.Change(archive, (_, bytes) => bytes, ("keys/key-mine.xml", [1]));

        await RefusesAsync(archive, "does not name each entry once");
    }

    [Fact]
    public async Task Restore_WithOtherCounts_IsRefusedAndUndone()
    {
        var archive = whole.Copy();
        ArchiveFile.ChangeManifest(archive, manifest => manifest["tables"]!.AsArray().First(t => (string)t!["name"]! == "Conversation" || (string)t["name"]! == "Conversations")!["rows"] = 77);

        await RefusesAsync(archive, "the archive promises 77");
    }

    [Fact]
    public async Task Restore_OfANewerArchive_IsRefused()
    {
        var archive = whole.Copy();
        ArchiveFile.ChangeManifest(archive, manifest => manifest["migrations"]!.AsArray().Add("29990101000000_Later"));

        await RefusesAsync(archive, "29990101000000_Later");
    }

    [Fact]
    public async Task Restore_OfTheOtherDatabase_IsRefused()
    {
        var archive = whole.Copy();
        ArchiveFile.ChangeManifest(archive, manifest => manifest["provider"] = (string)manifest["provider"]! == "Sqlite" ? "PostgreSql" : "Sqlite");

        await RefusesAsync(archive, "cannot change its kind of database");
    }

    [Fact]
    public async Task Restore_OfAnUnknownFormat_IsRefused()
    {
        var archive = whole.Copy();
        ArchiveFile.ChangeManifest(archive, manifest => manifest["format"] = 2);

        await RefusesAsync(archive, "format 2");
    }

    [Fact]
    public async Task Restore_IntoAFolderWithSomethingInIt_IsRefused()
    {
        var file = Path.Combine(target.Folder, "notes.txt");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);

        var run = await target.RunVerbAsync("restore", whole.Copy());

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is not empty: it has notes.txt", run.Error, StringComparison.Ordinal);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(target.Folder));
    }

    [Fact]
    public async Task Restore_IntoAUsedDatabase_IsRefused()
    {
        await target.RunVerbAsync("check");
        var before = await StoredRows.ReadAsync(target);
        var files = Directory.GetFileSystemEntries(target.Folder);

        // SQLite's database is a file in the folder, so that the folder is what is not empty.
        var refusal = target.ConnectionString is null ? "is not empty: it has ntmlearn.db" : "The database is not empty";

        var run = await target.RunVerbAsync("restore", whole.Copy());

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(refusal, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await StoredRows.ReadAsync(target));
        Assert.Equal(files.Order(), Directory.GetFileSystemEntries(target.Folder).Order());
    }

    [Fact]
    public async Task Restore_OfDataThatBreakAPromise_IsRefusedAndUndone()
    {
        await using var broken = await EmptyPlace.CreateAsync();
        var first = await broken.RunVerbAsync("restore", whole.Copy());
        Assert.True(first.ExitCode == 0, first.Error);
        await using (var db = Open(broken))
        {
            await db.Set<Bot.Conversations.OutboundMessage>().ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        var archive = Path.Combine(Path.GetDirectoryName(whole.Copy())!, $"{Guid.NewGuid():N}.zip");
        var backup = await broken.RunVerbAsync("backup", archive);
        Assert.True(backup.ExitCode == 0, backup.Error);

        await RefusesAsync(archive, "break promises");
    }

    [Fact]
    public async Task Restore_OfAnOlderArchive_IsBroughtUpToDate()
    {
        await using var old = await EmptyPlace.CreateAsync();
        await using (var db = Open(old))
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().First(), TestContext.Current.CancellationToken);
        }

        var archive = Path.Combine(Path.GetDirectoryName(whole.Copy())!, $"{Guid.NewGuid():N}.zip");
        var backup = await old.RunVerbAsync("backup", archive);
        Assert.True(backup.ExitCode == 0, backup.Error);

        var run = await target.RunVerbAsync("restore", archive);

        Assert.True(run.ExitCode == 0, run.Error);
        await using var restored = Open(target);
        Assert.Single(ArchiveFile.ReadManifest(archive)["migrations"]!.AsArray());
        Assert.Empty(await restored.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Restore_IntoAFolderThatIsNotThere_MakesItOrLeavesNone()
    {
        var folder = Path.Combine(target.Folder, "new");
        var settings = target.Settings;
        settings["Data__Folder"] = folder;
        var spoilt = whole.Copy();
        ArchiveFile.ChangeManifest(spoilt, manifest => manifest["tables"]![0]!["rows"] = 77);

        var refused = await ProgramRun.RunAsync(["restore", spoilt], settings);
        var isThereAfterRefusal = Directory.Exists(folder);
        var run = await ProgramRun.RunAsync(["restore", whole.Copy()], settings);

        Assert.Equal((1, false), (refused.ExitCode, isThereAfterRefusal));
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.True(Directory.Exists(Path.Combine(folder, "files")));
    }

    private static NtmLearnDbContext Open(EmptyPlace place)
    {
        var options = new DbContextOptionsBuilder<NtmLearnDbContext>();
        _ = place.ConnectionString is { } address
            ? options.UseNpgsql(address, npgsql => npgsql.MigrationsAssembly(LmsModule.PostgreSqlMigrations))
            : options.UseSqlite(
                $"Data Source={Path.Combine(place.Folder, "ntmlearn.db")};Pooling=False", sqlite => sqlite.MigrationsAssembly(LmsModule.SqliteMigrations));
        return new NtmLearnDbContext(options.Options, [new ModelAssembly(typeof(LmsModule).Assembly), new ModelAssembly(typeof(BotModule).Assembly)]);
    }

    private async Task RefusesAsync(string archive, string why)
    {
        var run = await target.RunVerbAsync("restore", archive);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(target.Folder));
        if (target.ConnectionString is not null)
        {
            Assert.Empty(await StoredRows.ReadAsync(target));
        }
    }
}
