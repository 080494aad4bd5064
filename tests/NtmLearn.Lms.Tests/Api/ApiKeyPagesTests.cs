using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Keys;
using NtmLearn.Lms.Auditing;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Api;

public sealed partial class ApiKeyPagesTests
{
    private const string Path = "/quan-tri/khoa-api";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Key_MadeOnTheScreen_IsShownOnceWorksAndIsAuditedUntilRevoked()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        var unit = await host.Data.CreateUnitAsync();
        using var administrator = await host.SignInAsync(Role.Administrator);
        var form = await administrator.Http.GetStringAsync(Path + "/moi", Stop);
        KeyValuePair<string, string>[] fields =
            [new("name", "Phần mềm của Sở"), new("role", "UnitManager"), new("unitId", $"{unit.UnitId}"), new("expiresAt", "2030-12-31")];

        using var made = await administrator.Http.PostFormOfAsync(form, Path + "/moi", fields, cancellationToken: Stop);
        using var again = await administrator.Http.PostFormOfAsync(form, Path + "/moi", fields, cancellationToken: Stop);
        var page = await made.Content.ReadAsStringAsync(Stop);
        var secret = Written().Match(page).Value;
        var list = WebUtility.HtmlDecode(await administrator.Http.GetStringAsync(Path, Stop));
        var key = await host.QueryAsync(db => db.Set<ApiKey>().SingleAsync());
        var before = await AskAsync(host, secret);
        using var revoked = await administrator.Http.PostFormAsync(Path, [], $"{Path}/{key.ApiKeyId}/thu-hoi", Stop);
        var after = await AskAsync(host, secret);

        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.NotEmpty(secret);
        Assert.Equal((HttpStatusCode.SeeOther, $"{Path}?xong=da-co"), (again.StatusCode, again.Headers.Location!.OriginalString));
        Assert.Equal((Role.UnitManager, unit.UnitId, $"user:{administrator.AccountId}"), (key.Role, key.UnitId, key.CreatedBy));
        Assert.Contains("Phần mềm của Sở", list);
        Assert.DoesNotContain(secret[^64..], list);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.SeeOther, HttpStatusCode.Unauthorized), (before, revoked.StatusCode, after));
        var audit = await host.QueryAsync(db => db.Set<AuditEntry>().Where(e => e.Subject == nameof(ApiKey)).OrderBy(e => e.At).ToListAsync());
        Assert.Equal([AuditAction.Created, AuditAction.Changed], audit.Select(e => e.Action));
        Assert.All(audit, e => Assert.Equal(administrator.AccountId, e.ActorId));
        Assert.DoesNotContain("SecretHash", string.Concat(audit.Select(e => e.Before + e.After)));
    }

    [Theory]
    [InlineData("UnitManager", "", "", "Xin chọn đơn vị")]
    [InlineData("Coordinator", "unit", "", "Xin bỏ đơn vị")]
    [InlineData("UnitManager", "3f0e0000-0000-7000-8000-000000000001", "", "Không có đơn vị này")]
    [InlineData("Auditor", "", "2020-01-01", "ở sau lúc này")]
    [InlineData("Learner", "", "", "không đọc, không ghi được gì")]
    [InlineData("OrganisationReporter", "", "", "Xin chọn: Quản trị viên, Điều phối viên tỉnh, Cán bộ quản lý đơn vị, Người điểm danh, Người kiểm tra")]
    [InlineData("Emperor", "", "", "Vai trò")]
    public async Task Key_ThatMakesNoSense_IsRefusedAndWhatWasTypedStays(string role, string unitId, string expiresAt, string said)
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        var unit = await host.Data.CreateUnitAsync();
        using var administrator = await host.SignInAsync(Role.Administrator);

        using var response = await administrator.Http.PostFormAsync(
            Path + "/moi", ("name", "Máy lạ"), ("role", role), ("unitId", unitId == "unit" ? $"{unit.UnitId}" : unitId), ("expiresAt", expiresAt));

        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Stop));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(said, page);
        Assert.Contains("Máy lạ", page);
        Assert.Equal(0, await host.QueryAsync(db => db.Set<ApiKey>().CountAsync()));
    }

    [Fact]
    public async Task Form_ListsOnlyRolesThatReachSomething()
    {
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        using var administrator = await host.SignInAsync(Role.Administrator);

        var page = await administrator.Http.GetStringAsync(Path + "/moi", Stop);

        Assert.Equal(["Administrator", "Coordinator", "UnitManager", "DoorKeeper", "Auditor"], Enum.GetNames<Role>().Where(r => page.Contains($"value=\"{r}\"", StringComparison.Ordinal)));
    }

    private static async Task<HttpStatusCode> AskAsync(TestHost host, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/people");
        request.Headers.Authorization = new("Bearer", secret);
        using var response = await host.Http.SendAsync(request, Stop);
        return response.StatusCode;
    }

    [GeneratedRegex("ntm_[0-9a-f]{12}_[0-9a-f]{64}")]
    private static partial Regex Written();
}
