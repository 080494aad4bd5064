using System.Net;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Accounts;

/// <summary>Forms of the administration of accounts, sent twice as an impatient finger does.</summary>
public sealed class AdministrationTests(AccountsHost shared) : IClassFixture<AccountsHost>
{
    private const string Path = "/quan-tri/tai-khoan";

    private TestHost Host => shared.Host;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewAccount_SentTwice_IsMadeOnceAndSaysSo()
    {
        using var administrator = await Host.SignInAsync(Role.Administrator);
        var form = await administrator.Http.GetStringAsync(Path + "/moi", Token);
        KeyValuePair<string, string>[] fields = [new("ten", "Kim Thị Sô Phi"), new("thu", "so.phi@example.vn")];

        using var first = await administrator.Http.PostFormOfAsync(form, Path + "/moi", fields, cancellationToken: Token);
        using var second = await administrator.Http.PostFormOfAsync(form, Path + "/moi", fields, cancellationToken: Token);

        var account = await Host.QueryAsync(db => db.Set<Account>().SingleAsync(a => a.Email == "so.phi@example.vn"));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Contains("class=\"secret\"", await first.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, $"{Path}/{account.Id}?xong=da-tao"), (second.StatusCode, second.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Role_SentTwice_IsGivenOnce()
    {
        using var administrator = await Host.SignInAsync(Role.Administrator);
        var (accountId, _, _) = await Host.AddAccountAsync(role: null);
        var page = $"{Path}/{accountId}";
        var form = await administrator.Http.GetStringAsync(page, Token);

        for (var i = 0; i < 2; i++)
        {
            using var sent = await administrator.Http.PostFormOfAsync(form, page, [new("vai-tro", "Auditor")], page + "/vai-tro", Token);
            Assert.Equal((HttpStatusCode.SeeOther, $"{page}?xong=da-giao"), (sent.StatusCode, sent.Headers.Location!.OriginalString));
        }

        Assert.Equal(1, await Host.QueryAsync(db => db.Set<RoleAssignment>().CountAsync(r => r.AccountId == accountId)));
    }
}
