using System.Net;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using NtmLearn.TestKit;

namespace NtmLearn.Bot.Tests.Channels;

public sealed class DirectLineTokenTests(ScriptedHost fixture) : IClassFixture<ScriptedHost>
{
    private readonly TestHost host = fixture.Host;

    [Theory]
    [InlineData(TestHost.Secret)]
    [InlineData(TestHost.OtherSecret)]
    public async Task Generate_WithEitherSecret_ReturnsTokenForAConversationNotYetStarted(string secret)
    {
        using var client = host.DirectLine(secret);

        var response = await client.GenerateAsync();

        Assert.Equal(HttpStatusCode.OK, response.Status);
        Assert.Equal(1800, (int)response.Body!["expires_in"]!);
        Assert.Null(response.Body["streamUrl"]);
        client.SecretOrToken = response.Text("token");
        Assert.Equal(HttpStatusCode.NotFound, (await client.ReadAsync(response.Text("conversationId"))).Status);
    }

    [Fact]
    public async Task Generate_ForAUser_TokenSaysWhoAndWhich()
    {
        using var client = host.DirectLine();

        var response = await client.GenerateAsync(new JsonObject { ["user"] = new JsonObject { ["id"] = "dl_an" } });

        var token = new JsonWebToken(response.Text("token"));
        Assert.Equal("dl_an", token.GetClaim("user").Value);
        Assert.Equal(response.Text("conversationId"), token.GetClaim("conv").Value);
        Assert.DoesNotContain(TestHost.Secret, response.Text("token"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_ForAUserIdThatCouldBeGuessed_IsRefused()
    {
        using var client = host.DirectLine();

        var response = await client.GenerateAsync(new JsonObject { ["user"] = new JsonObject { ["id"] = "an" } });

        Assert.Equal((HttpStatusCode.BadRequest, "BadArgument"), (response.Status, response.ErrorCode));
    }

    [Fact]
    public async Task Generate_WithToken_IsRefused()
    {
        using var client = host.DirectLine();
        await client.OpenAsync();

        var response = await client.GenerateAsync();

        Assert.Equal(HttpStatusCode.Forbidden, response.Status);
    }

    [Fact]
    public async Task Refresh_BeforeExpiry_ReturnsTokenThatOutlivesTheFirst()
    {
        await using var own = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        using var client = own.DirectLine();
        var conversationId = await client.OpenAsync();
        own.Clock.Advance(TimeSpan.FromMinutes(20));

        var response = await client.RefreshAsync();

        Assert.Equal(conversationId, response.Text("conversationId"));
        own.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal("TokenExpired", (await client.ReadAsync(conversationId)).ErrorCode);
        client.SecretOrToken = response.Text("token");
        Assert.Equal(HttpStatusCode.OK, (await client.ReadAsync(conversationId)).Status);
        own.Clock.Advance(TimeSpan.FromMinutes(31));
        var late = await client.RefreshAsync();
        Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), (late.Status, late.ErrorCode));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("two words", HttpStatusCode.Unauthorized)]
    [InlineData("wrong-secret", HttpStatusCode.Forbidden)]
    [InlineData("eyJhbGciOiJub25lIn0.eyJjb252IjoiMCJ9.", HttpStatusCode.Forbidden)]
    public async Task Start_WithoutSecretOrToken_IsRefusedWithAnErrorBody(string? secret, HttpStatusCode expected)
    {
        using var client = host.DirectLine(secret);

        var response = await client.StartAsync();

        Assert.Equal(expected, response.Status);
        Assert.NotNull(response.ErrorCode);
        Assert.NotNull(response.Body!["error"]!["message"]);
    }

    [Fact]
    public async Task Read_FromAPageThatIsNotTrusted_IsRefused()
    {
        using var client = host.DirectLine();
        var token = await client.GenerateAsync(new JsonObject { ["trustedOrigins"] = new JsonArray("https://ok.example") });
        client.SecretOrToken = token.Text("token");

        var elsewhere = await client.SendAsync(HttpMethod.Post, "conversations", null, [new("Origin", "https://bad.example")]);
        var there = await client.SendAsync(HttpMethod.Post, "conversations", null, [new("Origin", "https://ok.example")]);

        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.Status);
        Assert.Equal(HttpStatusCode.Created, there.Status);
    }
}
