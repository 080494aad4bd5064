using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.AdministrativeUnits;
using NtmLearn.Lms.Auditing;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.AdministrativeUnits;

/// <summary>The program with the reference files of the product and an empty corpus.</summary>
public sealed class GroundHost : IAsyncLifetime
{
    public static readonly Actor Office = Actor.Operator("test");

    private readonly TemporaryFolder folder = new();

    public TestHost Host { get; private set; } = null!;

    public string ReferenceFolder => Path.Combine(folder.Path, "reference");

    public UnitService Units => Host.Services.GetRequiredService<UnitService>();

    public HamletService Hamlets => Host.Services.GetRequiredService<HamletService>();

    public async ValueTask InitializeAsync()
    {
        TestContent.CreateEmpty(folder.Path);
        Directory.CreateDirectory(ReferenceFolder);
        foreach (var file in Directory.EnumerateFiles(Repository.Find("content/reference")))
        {
            File.Copy(file, Path.Combine(ReferenceFolder, Path.GetFileName(file)));
        }

        Host = await TestHost.StartAsync([new("Content:Folder", folder.Path)], configure: SignedInOffice.Add);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        folder.Dispose();
    }

    public ValueTask<UnitTree> TreeAsync() => Host.Services.GetRequiredService<UnitTrees>().GetAsync(CancellationToken.None);

    public async Task<AdministrativeUnit> UnitAsync(string code, DateOnly on) =>
        (await TreeAsync()).Find(code, on) ?? throw new InvalidOperationException($"No unit {code} on {on}.");

    /// <summary>A commune of Vĩnh Long of today's making.</summary>
    public async Task<AdministrativeUnit> AddCommuneAsync(string code, string name)
    {
        var province = await UnitAsync("86", new DateOnly(2026, 1, 1));
        var outcome = await Units.CreateAsync(
            Office, UnitScope.Everything, new UnitDraft(code, name, UnitLevel.Commune, "xã", province.UnitId, new DateOnly(2025, 7, 1), null, null), CancellationToken.None);
        Assert.True(outcome.IsDone, string.Join(' ', outcome.Refusals.Select(r => r.Message)));
        return (await TreeAsync()).Find(outcome.Value)!;
    }
}
