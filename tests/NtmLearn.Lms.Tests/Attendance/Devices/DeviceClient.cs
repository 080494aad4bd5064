using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using NtmLearn.Lms.Attendance.Devices;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Attendance.Devices;

/// <summary>A device that speaks as ours do, by its token alone.</summary>
internal sealed class DeviceClient : IDisposable
{
    private readonly HttpClient http;

    public DeviceClient(TestHost host, string? token)
    {
        http = new HttpClient { BaseAddress = new Uri(host.BaseAddress, "/attendance/device/api/") };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (token is not null)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
    }

    /// <summary>A device whose grant stands in the database, past all rules.</summary>
    public static async Task<DeviceClient> GivenAsync(TestHost host, Guid sessionId, DateTime? expiresAt = null, Guid? givenBy = null, bool isRevoked = false)
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        var now = host.Clock.GetUtcNow().UtcDateTime;
        var grant = new DeviceGrant
        {
            DeviceGrantId = Guid.CreateVersion7(),
            SessionId = sessionId,
            TokenHash = SHA256.HashData(secret),
            GivenById = givenBy ?? (await host.AddAccountAsync(role: null)).AccountId,
            CreatedAt = now,
            ExpiresAt = expiresAt ?? now.AddHours(36),
        };
        if (isRevoked)
        {
            grant.Revoke(now);
        }

        await host.Data.AddAsync([grant]);
        return new DeviceClient(host, Base64Url.EncodeToString(secret));
    }

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path);

    public Task<HttpResponseMessage> PutAsync(string path, byte[] bytes) =>
        http.PutAsync(path, new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } });

    public async Task<JsonElement> RosterAsync() => await http.GetFromJsonAsync<JsonElement>("roster");

    /// <summary>Sends things; answers fate and code of each by its key.</summary>
    public async Task<Dictionary<string, (string Fate, string? Code)>> SyncAsync(object things)
    {
        using var response = await SendAsync(things);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body.ToString());
        return body.GetProperty("results").EnumerateArray().ToDictionary(
            r => r.GetProperty("key").GetString()!,
            r => (r.GetProperty("fate").GetString()!, r.TryGetProperty("code", out var code) ? code.GetString() : null));
    }

    public Task<HttpResponseMessage> SendAsync(object things) => http.PostAsJsonAsync("sync", things);

    public void Dispose() => http.Dispose();
}
