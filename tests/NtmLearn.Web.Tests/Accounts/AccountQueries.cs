using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Auditing;
using NtmLearn.TestKit;

namespace NtmLearn.Web.Tests.Accounts;

internal static class AccountQueries
{
    public static Task<int> AuditOfAsync(this TestHost host, Guid subjectId, AuditAction action) =>
        host.QueryAsync(db => db.Set<AuditEntry>().CountAsync(e => e.SubjectId == subjectId && e.Action == action));

    public static Task CloseAsync(this TestHost host, Guid accountId) =>
        host.Services.GetRequiredService<AccountService>().SetClosedAsync(Actor.Program("test"), accountId, true, CancellationToken.None);

    public static async Task EndRolesAsync(this TestHost host, Guid accountId)
    {
        foreach (var role in await host.QueryAsync(db => db.Set<RoleAssignment>().Where(r => r.AccountId == accountId).ToListAsync()))
        {
            await host.Services.GetRequiredService<AccountRoles>().EndAsync(Actor.Program("test"), accountId, role.RoleAssignmentId, CancellationToken.None);
        }
    }

    /// <summary>Changes an account as another node does: the program under test is not told.</summary>
    public static Task ChangeAccountElsewhereAsync(this TestHost host, Guid accountId, Action<Account> change) =>
        host.Services.GetRequiredService<AuditedWriter>().WriteAsync(
            Actor.Program("test"),
            async (db, token) =>
            {
                change(await db.Set<Account>().SingleAsync(a => a.Id == accountId, token));
                await db.SaveChangesAsync(token);
            },
            CancellationToken.None);

    /// <summary>What the summary of errors says; empty when there is none.</summary>
    public static async Task<string> ReadProblemAsync(this HttpResponseMessage response)
    {
        var document = await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        return string.Join(' ', (document.QuerySelector(".summary-error")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
