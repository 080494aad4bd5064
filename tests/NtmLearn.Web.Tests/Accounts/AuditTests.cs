using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Auditing;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Accounts;

public sealed class AuditTests(AccountsHost shared) : IClassFixture<AccountsHost>
{
    private TestHost Host => shared.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_ShowsAChangeInWords()
    {
        using var auditor = await Host.SignInAsync(Role.Auditor);
        var (accountId, _, _) = await Host.AddAccountAsync(Role.Learner);
        await Host.CloseAsync(accountId);

        var html = await auditor.Http.GetStringAsync($"/nhat-ky?ve={accountId}", Token);

        Assert.Contains("Đã đóng", html, StringComparison.Ordinal);
        Assert.Contains("<ins>có</ins>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("PasswordHash", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfOneDay_LeavesOutOthers()
    {
        using var auditor = await Host.SignInAsync(Role.Auditor);

        var html = await auditor.Http.GetStringAsync("/nhat-ky?ngay=2001-01-01", Token);

        Assert.Contains("Không có dòng nhật ký", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_GoOnWhereTheLastEnded()
    {
        using var auditor = await Host.SignInAsync(Role.Auditor);
        for (var i = 0; i < 20; i++)
        {
            await Host.AddAccountAsync(Role.Coordinator);
        }

        var reader = Host.Services.GetRequiredService<AuditReader>();
        var first = await reader.ReadAsync(new AuditQuery(), 15, Token);
        var second = await reader.ReadAsync(new AuditQuery(After: first[^1].Id), 15, Token);

        Assert.Empty(first.Select(r => r.Id).Intersect(second.Select(r => r.Id)));
        Assert.True(second[0].At <= first[^1].At);
        Assert.Equal(15, second.Count);
    }

    [Fact]
    public async Task Export_IsItselfWrittenDown()
    {
        using var auditor = await Host.SignInAsync(Role.Auditor);

        using var response = await auditor.Http.PostFormAsync("/nhat-ky", [], "/nhat-ky/xuat", Token);
        var exports = await Host.QueryAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Action == AuditAction.Exported && e.ActorId == auditor.AccountId));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, exports);
    }

    [Fact]
    public async Task Scrubber_EmptiesWhatTellsOfAPerson()
    {
        var (accountId, _, _) = await Host.AddAccountAsync(Role.Learner, phone: "0987654399");

        await Host.WriteAsync(db => AuditScrubber.EmptyAsync(db, accountId, Token));
        var entries = await Host.QueryAsync(db => db.Set<AuditEntry>().Where(e => e.SubjectId == accountId).ToListAsync());

        Assert.NotEmpty(entries);
        Assert.All(entries, e => Assert.True(e.Before is null && e.After is null));
    }
}
