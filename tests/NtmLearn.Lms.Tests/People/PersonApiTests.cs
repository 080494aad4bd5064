using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.People;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.People;

public sealed class PersonApiTests : IAsyncLifetime
{
    private const string People = "/api/v1/people";

    private TestHost host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Person_FromAddingToTheEndOfAPost_IsChangedByAUnitWithinItsReach()
    {
        var unit = await host.Data.CreateUnitAsync();
        using var client = await host.OpenApiAsync(Role.UnitManager, unit.UnitId);

        using var created = await SendAsync(client, HttpMethod.Post, People, new { fullName = "Thạch Thị Hoa", phone = "0912345678", idNumber = "084123456789", unitId = unit.UnitId });
        var person = await JsonAsync(created, HttpStatusCode.Created);
        var path = $"{People}/{person.GetProperty("id")}";
        var masked = await JsonAsync(await client.GetAsync(path, Stop), HttpStatusCode.OK);
        var full = await JsonAsync(await client.GetAsync(path + "/full", Stop), HttpStatusCode.OK);
        var changed = await JsonAsync(
            await SendAsync(client, HttpMethod.Put, path, new { fullName = "Thạch Thị Hoa", yearOfBirth = 1980, unitId = unit.UnitId, version = full.GetProperty("version").GetInt32() }),
            HttpStatusCode.OK);
        using var stale = await SendAsync(client, HttpMethod.Put, path, new { fullName = "Thạch Thị Hoa", version = full.GetProperty("version").GetInt32() });
        var post = await JsonAsync(await SendAsync(client, HttpMethod.Post, path + "/posts", new { unitId = unit.UnitId, title = "Công chức" }), HttpStatusCode.Created);
        var ended = await JsonAsync(
            await SendAsync(client, HttpMethod.Post, $"/api/v1/posts/{post.GetProperty("id")}/end", new { lastDay = "2026-12-31" }), HttpStatusCode.OK);

        Assert.Equal(path, created.Headers.Location!.OriginalString);
        Assert.Contains("***", masked.GetProperty("phone").GetString());
        Assert.Contains("***", masked.GetProperty("idNumber").GetString());
        Assert.Equal(("+84912345678", "084123456789"), (full.GetProperty("phone").GetString(), full.GetProperty("idNumber").GetString()));
        Assert.Equal((1980, JsonValueKind.Null), (changed.GetProperty("yearOfBirth").GetInt32(), changed.GetProperty("phone").ValueKind));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal("2026-12-31", ended.GetProperty("validTo").GetString());
        var id = person.GetProperty("id").GetGuid();
        var audit = await host.QueryAsync(db => db.Set<AuditEntry>().Where(e => e.PersonId == id).OrderBy(e => e.At).ThenBy(e => e.AuditEntryId).ToListAsync());
        Assert.Single(audit, e => e.Action == AuditAction.Read);
        Assert.All(audit, e => Assert.Equal(ActorKind.ApiKey, e.ActorKind));
    }

    [Fact]
    public async Task List_InStretches_GivesEachWithinReachOnceByGivenName()
    {
        var (unit, other) = (await host.Data.CreateUnitAsync(), await host.Data.CreateUnitAsync());
        foreach (var name in (string[])["Lê Văn Ân", "Sơn Thị Bé", "Thạch Văn Chí", "Kim Thị Đào", "Trần Văn Chí"])
        {
            await host.Data.CreatePersonAsync(p => p.Named(name).LivingIn(unit.UnitId).WithPhone("+84912345678"));
        }

        await host.Data.CreatePersonAsync(p => p.Named("Ngô Văn Chí").LivingIn(other.UnitId));
        using var client = await host.OpenApiAsync(Role.UnitManager, unit.UnitId);

        var (names, cursor) = (new List<string>(), default(string));
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"{People}?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}", Stop);
            Assert.All(page.GetProperty("items").EnumerateArray(), i => Assert.Contains("***", i.GetProperty("phone").GetString()));
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("fullName").GetString()!));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        var found = await client.GetFromJsonAsync<JsonElement>($"{People}?search=chi", Stop);
        Assert.Equal(5, names.Distinct().Count());
        Assert.Equal(5, names.Count);
        Assert.Equal(["Thạch Văn Chí", "Trần Văn Chí"], found.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("fullName").GetString()).Order());
    }

    [Fact]
    public async Task Person_WhoLooksLikeSomebodyKnown_IsAddedOnlyWhenSaidToBeNew()
    {
        var unit = await host.Data.CreateUnitAsync();
        using var client = await host.OpenApiAsync(Role.Coordinator);
        object Wanted(bool isNew) => new { fullName = "Thạch Sa Rây", phone = "0912345678", unitId = unit.UnitId, isNew };
        var first = await JsonAsync(await SendAsync(client, HttpMethod.Post, People, Wanted(false)), HttpStatusCode.Created);

        var refused = await JsonAsync(await SendAsync(client, HttpMethod.Post, People, Wanted(false)), HttpStatusCode.Conflict);
        await JsonAsync(await SendAsync(client, HttpMethod.Post, People, Wanted(true)), HttpStatusCode.Created);

        Assert.Equal("likely_duplicate", refused.GetProperty("codes")[0].GetString());
        Assert.Equal(first.GetProperty("id").GetGuid(), refused.GetProperty("likely")[0].GetGuid());
        Assert.Equal(2, await host.QueryAsync(db => db.Set<Person>().CountAsync()));
    }

    [Fact]
    public async Task Person_WhoHasLeftAUnit_IsReadThereAndChangedNoMore()
    {
        var (former, current) = (await host.Data.CreateUnitAsync(), await host.Data.CreateUnitAsync());
        var person = await host.Data.CreatePersonAsync(p => p.LivingIn(current.UnitId).WithPost(former.UnitId, to: new DateOnly(2020, 1, 1)));
        using var client = await host.OpenApiAsync(Role.UnitManager, former.UnitId);

        using var read = await client.GetAsync($"{People}/{person.PersonId}", Stop);
        using var written = await SendAsync(client, HttpMethod.Put, $"{People}/{person.PersonId}", new { fullName = "Tên Khác", version = person.Version });
        using var post = await SendAsync(client, HttpMethod.Post, $"{People}/{person.PersonId}/posts", new { unitId = former.UnitId });

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (read.StatusCode, written.StatusCode, post.StatusCode));
    }

    [Theory]
    [InlineData(Role.Auditor, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(Role.DoorKeeper, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Numbers_AreReadInFullOnlyByTheRight(Role role, HttpStatusCode masked, HttpStatusCode full)
    {
        var person = await host.Data.CreatePersonAsync();
        using var client = await host.OpenApiAsync(role);

        using var one = await client.GetAsync($"{People}/{person.PersonId}", Stop);
        using var other = await client.GetAsync($"{People}/{person.PersonId}/full", Stop);

        Assert.Equal((masked, full), (one.StatusCode, other.StatusCode));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, object body) =>
        client.SendAsync(new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) }, Stop);

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
