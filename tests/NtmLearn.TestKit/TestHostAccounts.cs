using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Accounts;
using NtmLearn.Lms.Api.Keys;
using NtmLearn.Lms.Auditing;

namespace NtmLearn.TestKit;

/// <summary>Accounts for tests, made by the real services and signed in through the real pages.</summary>
public static class TestHostAccounts
{
    private static int number;

    extension(TestHost host)
    {
        /// <summary>A browser that nobody has signed in with.</summary>
        public TestBrowser OpenBrowser() => new(host.BaseAddress);

        /// <summary>Makes an account with one role as of long ago, and signs in with it, by a code where the role asks for one.</summary>
        /// <param name="unitId">Needed for a unit manager.</param>
        /// <param name="personId">Whose account it is.</param>
        public async Task<SignedIn> SignInAsync(Role role, Guid? unitId = null, Guid? organisationId = null, Guid? personId = null)
        {
            var (accountId, userName, key) = await host.AddAccountAsync(role, unitId, organisationId, personId);
            return await host.SignInAsync(accountId, userName, key);
        }

        /// <summary>Makes an account with one role and the tests' password, without signing in.</summary>
        /// <param name="role">Null for an account without any.</param>
        public async Task<(Guid AccountId, string UserName, string? TotpKey)> AddAccountAsync(
            Role? role, Guid? unitId = null, Guid? organisationId = null, Guid? personId = null, string? phone = null, string? email = null)
        {
            var actor = Actor.Program("test");
            var userName = phone is null && email is null ? $"nguoi-thu-{Interlocked.Increment(ref number)}-{Guid.NewGuid():N}" : null;
            var made = await host.Services.GetRequiredService<AccountService>().AddAsync(
                actor,
                new NewAccount("Người Thử", phone, email, userName, personId, SignedIn.Password, MustChangePassword: false),
                CancellationToken.None);
            var account = made.Value ?? throw new InvalidOperationException(string.Join(' ', made.Refusals.Select(r => r.Message)));
            if (role is not { } given)
            {
                return (account.AccountId, account.UserName, null);
            }

            // A role is not always complete in a test, so it is written as it is.
            await host.Services.GetRequiredService<AuditedWriter>().WriteAsync(
                actor,
                async (db, token) =>
                {
                    db.Add(new RoleAssignment
                    {
                        RoleAssignmentId = Guid.NewGuid(),
                        AccountId = account.AccountId,
                        Role = given,
                        UnitId = unitId,
                        OrganisationId = organisationId,
                        ValidFrom = new DateOnly(2020, 1, 1),
                    });
                    await db.SaveChangesAsync(token);
                },
                CancellationToken.None);
            host.Services.GetRequiredService<KnownAccounts>().Forget(account.AccountId);
            if (!SignedIn.UsesCode(given))
            {
                return (account.AccountId, account.UserName, null);
            }

            var key = Totp.NewKey();
            var twoFactors = host.Services.GetRequiredService<TwoFactorService>();
            await twoFactors.TurnOnAsync(actor, account.AccountId, key, CancellationToken.None);
            return (account.AccountId, account.UserName, key);
        }

        /// <summary>Makes a key for the API, also with a role that keys were given before it was seen that they reach nothing, or without the unit it needs today.</summary>
        public async Task<CreatedApiKey> AddApiKeyAsync(Role role, Guid? unitId = null, DateTime? expiresAt = null, string name = "Khóa thử")
        {
            var given = AccessRules.SuitsKeys(role) && (unitId is not null || !AccessRules.NeedsUnit(role)) ? role : Role.Auditor;
            var made = await host.Services.GetRequiredService<ApiKeyService>().CreateAsync(
                Actor.Program("test"), new NewApiKey(name, given, unitId, expiresAt), CancellationToken.None);
            var key = made.Value ?? throw new InvalidOperationException(string.Join(' ', made.Refusals.Select(r => r.Message)));
            if (given != role)
            {
                await host.WriteAsync(db => db.Set<ApiKey>()
                    .Where(k => k.ApiKeyId == key.Key.ApiKeyId).ExecuteUpdateAsync(set => set.SetProperty(k => k.Role, role)));
            }

            return key;
        }

        /// <summary>A client of the API with a key of its own, that gives each write an <c>Idempotency-Key</c> where the request has none.</summary>
        public async Task<HttpClient> OpenApiAsync(Role role, Guid? unitId = null)
        {
            var client = new HttpClient(new WriteKeys()) { BaseAddress = host.BaseAddress };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await host.AddApiKeyAsync(role, unitId)).Secret);
            return client;
        }

        /// <summary>Signs in with the tests' password.</summary>
        public async Task<SignedIn> SignInAsync(Guid accountId, string userName, string? totpKey)
        {
            var browser = host.OpenBrowser();
            using var first = await browser.Http.PostFormAsync("/dang-nhap", ("ten", userName), ("mat-khau", SignedIn.Password));
            if (first.StatusCode != HttpStatusCode.SeeOther)
            {
                throw new InvalidOperationException($"Signing in answers {first.StatusCode}: {await first.Content.ReadAsStringAsync()}");
            }

            if (totpKey is not null)
            {
                using var second = await browser.Http.PostFormAsync("/dang-nhap/ma", ("ma", Totp.Code(totpKey, host.Clock.GetUtcNow())));
                if (second.StatusCode != HttpStatusCode.SeeOther)
                {
                    throw new InvalidOperationException($"The code answers {second.StatusCode}: {await second.Content.ReadAsStringAsync()}");
                }
            }

            return new SignedIn(browser, accountId, userName, totpKey);
        }
    }

    private sealed class WriteKeys() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Get && !request.Headers.Contains("Idempotency-Key"))
            {
                request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid():N}");
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
