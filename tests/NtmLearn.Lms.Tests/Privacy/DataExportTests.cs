using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Privacy.Consents;
using NtmLearn.Lms.Privacy.Exports;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Privacy;

public sealed class DataExportTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OwnDownload_HoldsEverythingReadableAndWithoutSecrets()
    {
        var (person, enrolment, offering) = await PrivacyData.EnrolAsync(host, p => p.Named("Thạch <Thị> Tải").WithPhone("+84987000222"));
        await host.Services.GetRequiredService<ConsentService>().GiveAsync(Actor.Program("test"), person.PersonId, [ConsentPurpose.Survey], ConsentChannel.Paper, Token);
        using var member = await host.SignInAsync(Role.Learner, personId: person.PersonId);

        var response = await member.Http.PostFormAsync("/du-lieu-cua-toi", [], "/du-lieu-cua-toi/tai-ve", Token);

        Assert.Equal((HttpStatusCode.OK, "application/zip"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var files = Unpack(await response.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(["du-lieu-cua-toi.html", "du-lieu-cua-toi.json"], files.Keys.Order(StringComparer.Ordinal));
        var html = files["du-lieu-cua-toi.html"];
        Assert.All(
            ["Thạch &lt;Thị&gt; Tải", "0987 000 222", offering.Code, enrolment.ReceiptCode, "Hỏi ý kiến sau lớp học", member.UserName, "Nhật ký"],
            word => Assert.Contains(word, html, StringComparison.Ordinal));
        using var json = JsonDocument.Parse(files["du-lieu-cua-toi.json"]);
        Assert.Equal("Thạch <Thị> Tải", json.RootElement.GetProperty("data").GetProperty("people")[0].GetProperty("fullName").GetString());
        var secrets = await host.QueryAsync(db => db.Set<Lms.Accounts.Account>().Where(a => a.Id == member.AccountId).Select(a => new[] { a.PasswordHash, a.SecurityStamp }).SingleAsync(Token));
        Assert.All(secrets, secret => Assert.All(files.Values, text => Assert.DoesNotContain(secret!, text, StringComparison.Ordinal)));
        Assert.Equal(1, await ExportsAsync(person.PersonId));
    }

    [Fact]
    public async Task OfficersDownload_IsAudited_AndNobodyElseMayTakeIt()
    {
        var person = await host.Data.CreatePersonAsync();
        var export = host.Services.GetRequiredService<DataExport>();

        var officer = await export.BuildForAsync(await host.Data.CallerAsync(Role.Coordinator), person.PersonId, Token);
        var other = await export.BuildForAsync(await host.Data.CallerAsync(Role.UnitManager, (await host.Data.CreateUnitAsync()).UnitId), person.PersonId, Token);

        Assert.NotNull(officer.Value);
        Assert.Equal("export_not_allowed", Assert.Single(other.Refusals).Code);
        Assert.Equal(1, await ExportsAsync(person.PersonId));
    }

    [Fact]
    public async Task AccountOfNobody_SeesSoInsteadOfData()
    {
        using var member = await host.SignInAsync(Role.Learner);

        Assert.Contains("chưa gắn với người nào", await member.Http.GetStringAsync("/du-lieu-cua-toi", Token), StringComparison.Ordinal);
    }

    private Task<int> ExportsAsync(Guid personId) =>
        host.QueryAsync(db => db.Set<AuditEntry>().CountAsync(e => e.PersonId == personId && e.Action == AuditAction.Exported, Token));

    private static Dictionary<string, string> Unpack(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        });
    }
}
