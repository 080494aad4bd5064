using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NtmLearn.Lms.Access;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Training;

public sealed class TrainingApiTests(TrainingHost training) : IClassFixture<TrainingHost>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/api/v1/courses")]
    [InlineData("PUT", "/api/v1/courses/3f0e0000-0000-7000-8000-000000000001")]
    [InlineData("POST", "/api/v1/offerings")]
    [InlineData("PUT", "/api/v1/offerings/3f0e0000-0000-7000-8000-000000000001")]
    [InlineData("POST", "/api/v1/offerings/3f0e0000-0000-7000-8000-000000000001/transitions")]
    [InlineData("POST", "/api/v1/offerings/3f0e0000-0000-7000-8000-000000000001/cancellation")]
    [InlineData("POST", "/api/v1/offerings/3f0e0000-0000-7000-8000-000000000001/sessions")]
    [InlineData("PUT", "/api/v1/sessions/3f0e0000-0000-7000-8000-000000000001")]
    public async Task Write_EmptyObject_Is400(string method, string path)
    {
        using var client = await ClientAsync(Role.Coordinator);

        using var response = await client.SendAsync(Request(new HttpMethod(method), path, new { }), Cancelled);

        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{response.StatusCode} {await response.Content.ReadAsStringAsync(Cancelled)}");
    }

    [Fact]
    public async Task Offering_MadeAndLed_IsReadBack()
    {
        using var client = await ClientAsync(Role.Coordinator);
        var course = await training.Data.CreateCourseAsync();
        var day = training.Today.AddDays(500);
        var body = new
        {
            courseId = course.CourseId,
            title = "Lớp của chương trình khác",
            capacity = 20,
            access = "Officials",
            sessions = new[] { new { day, startMinute = 450, endMinute = 660 } },
        };

        using var created = await client.SendAsync(Request(HttpMethod.Post, "/api/v1/offerings", body), Cancelled);
        Assert.True(created.StatusCode == HttpStatusCode.Created, await created.Content.ReadAsStringAsync(Cancelled));
        var path = created.Headers.Location!.ToString();
        using var announced = await client.SendAsync(Request(HttpMethod.Post, path + "/transitions", new { step = "Announce" }), Cancelled);
        var read = await client.GetFromJsonAsync<JsonElement>(path, Cancelled);
        var sessions = await client.GetFromJsonAsync<JsonElement>($"/api/v1/sessions?offeringId={read.GetProperty("id")}", Cancelled);

        Assert.Equal(HttpStatusCode.OK, announced.StatusCode);
        Assert.Equal("Open", read.GetProperty("status").GetString());
        Assert.Equal(450, Assert.Single(sessions.GetProperty("items").EnumerateArray()).GetProperty("startMinute").GetInt32());
    }

    [Fact]
    public async Task Offering_InATakenVenue_Is409AndNamesTheOther()
    {
        using var client = await ClientAsync(Role.Coordinator);
        var venue = await training.Data.CreateVenueAsync();
        var day = training.Today.AddDays(501);
        var other = await training.Data.CreateOfferingAsync(o => o.OnDay(day, 450, 660, venue.VenueId));
        var mine = await training.Data.CreateOfferingAsync();

        using var response = await client.SendAsync(
            Request(HttpMethod.Post, $"/api/v1/offerings/{mine.OfferingId}/sessions", new { day, startMinute = 480, endMinute = 600, venueId = venue.VenueId }), Cancelled);
        var text = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("clash_venue", text);
        Assert.Contains(other.Code, text);
    }

    [Fact]
    public async Task List_ByAUnitManager_HoldsNoForeignClass()
    {
        var own = await training.Data.CreateUnitAsync();
        var foreign = await training.Data.CreateUnitAsync();
        var mine = await training.Data.CreateOfferingAsync(o => o.ForUnit(own.UnitId));
        var theirs = await training.Data.CreateOfferingAsync(o => o.ForUnit(foreign.UnitId));
        using var client = await ClientAsync(Role.UnitManager, own.UnitId);

        var list = await client.GetStringAsync("/api/v1/offerings?limit=200", Cancelled);
        using var one = await client.GetAsync($"/api/v1/offerings/{theirs.OfferingId}", Cancelled);
        using var write = await client.SendAsync(Request(HttpMethod.Post, $"/api/v1/offerings/{mine.OfferingId}/cancellation", new { reason = "x" }), Cancelled);

        Assert.Contains(mine.Code, list);
        Assert.DoesNotContain(theirs.Code, list);
        Assert.Equal(HttpStatusCode.NotFound, one.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, write.StatusCode);
    }

    [Fact]
    public async Task List_ByCursor_ShowsEachClassOnce()
    {
        for (var i = 0; i < 5; i++)
        {
            await training.Data.CreateOfferingAsync();
        }

        using var client = await ClientAsync(Role.Coordinator);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>(
                $"/api/v1/offerings?limit=2{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}", Cancelled);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()!));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        Assert.Equal(seen.Distinct(), seen);
        Assert.True(seen.Count >= 5);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, object body)
    {
        var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid():N}");
        return request;
    }

    private Task<HttpClient> ClientAsync(Role role, Guid? unitId = null) => training.Host.OpenApiAsync(role, unitId);
}
