using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Api.Keys;
using NtmLearn.Lms.Api.Paging;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Api;

public sealed class PagingTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Keys = "/api/v1/keys";

    [Fact]
    public async Task List_FollowedByItsLinks_ShowsEachRowOnceWhileOthersCome()
    {
        for (var i = 0; i < 12; i++)
        {
            await api.CreateKeyAsync(Role.Learner);
        }

        var expected = await api.Host.QueryAsync(db => db.Set<ApiKey>().OrderByDescending(k => k.CreatedAt).Select(k => k.ApiKeyId).ToListAsync());
        var seen = new List<Guid>();
        var address = $"{Keys}?limit=5";
        while (address is not null)
        {
            using var response = await api.SendAsync(HttpMethod.Get, address);
            var page = await response.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
            var link = response.Headers.TryGetValues("Link", out var links) ? links.Single() : null;
            Assert.Equal(page.GetProperty("next").GetString() is not null, link is not null);
            address = link?.Split('<', '>')[1];
            await api.CreateKeyAsync(Role.Learner);
        }

        Assert.Equal(expected, seen);
    }

    [Theory]
    [InlineData("?cursor=oops")]
    [InlineData("?cursor=%00%2F")]
    [InlineData("?limit=0")]
    [InlineData("?limit=201")]
    [InlineData("?limit=many")]
    public async Task List_ParametersThatMakeNoSense_AreRefused(string query)
    {
        using var response = await api.SendAsync(HttpMethod.Get, Keys + query);

        var problem = await ApiFixture.ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.True(problem.GetProperty("errors").TryGetProperty(query[1..].Split('=')[0], out _), problem.ToString());
    }

    [Fact]
    public async Task List_CursorThatWasAltered_IsRefused()
    {
        await api.CreateKeyAsync(Role.Learner);
        using var first = await api.SendAsync(HttpMethod.Get, $"{Keys}?limit=1");
        var cursor = (await first.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None)).GetProperty("next").GetString()!;
        var altered = cursor[..^8] + (cursor[^8] == 'A' ? 'B' : 'A') + cursor[^7..];
        using var response = await api.SendAsync(HttpMethod.Get, $"{Keys}?limit=1&cursor={altered}");

        await ApiFixture.ProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Read_ByTextWithEquals_GoesThroughAllInOrder(bool descending)
    {
        await using var own = new ApiFixture();
        await own.InitializeAsync();
        string[] names = ["Trà Cú", "Trà Cú", "Đại An", "Cầu Ngang", "Trà Cú", "Cầu Kè", "cầu kè"];
        foreach (var name in names)
        {
            await own.Host.AddApiKeyAsync(Role.Learner, name: name);
        }

        var pager = own.Host.Services.GetRequiredService<Pager>();
        var (seen, cursor) = (new List<Guid>(), default(string));
        do
        {
            var page = await own.Host.QueryAsync(db => pager.ReadAsync(
                db.Set<ApiKey>(), new PageQuery { Limit = 2, Cursor = cursor }, "by-name", k => k.Name, k => k.ApiKeyId, k => k.ApiKeyId, descending, CancellationToken.None));
            seen.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        var expected = await own.Host.QueryAsync(db => (descending
            ? db.Set<ApiKey>().OrderByDescending(k => k.Name).ThenByDescending(k => k.ApiKeyId)
            : db.Set<ApiKey>().OrderBy(k => k.Name).ThenBy(k => k.ApiKeyId)).Select(k => k.ApiKeyId).ToListAsync());
        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task Read_CursorOfAnotherList_IsRefused()
    {
        await api.CreateKeyAsync(Role.Learner);
        var pager = api.Host.Services.GetRequiredService<Pager>();
        var page = await ReadAsync(pager, "one", cursor: null);

        await Assert.ThrowsAnyAsync<Microsoft.AspNetCore.Http.BadHttpRequestException>(() => ReadAsync(pager, "other", page.Next));
    }

    private Task<Page<Guid>> ReadAsync(Pager pager, string list, string? cursor) => api.Host.QueryAsync(db => pager.ReadAsync(
        db.Set<ApiKey>(), new PageQuery { Limit = 1, Cursor = cursor }, list, k => k.Name, k => k.ApiKeyId, k => k.ApiKeyId, cancellationToken: CancellationToken.None));
}
