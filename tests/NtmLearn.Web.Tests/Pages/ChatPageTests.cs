using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NtmLearn.Web.Tests.Pages;

public sealed class ChatPageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_NoConversation_ShowsPrivacyNoticeAndSuggestions()
    {
        using var visitor = site.Visitor();

        var page = await visitor.GetStringAsync("/", Cancelled);

        Assert.Contains("Bà con cần hỏi gì", page);
        Assert.Contains("90 ngày", page);
        Assert.Contains("class=\"chip\"", page);
        Assert.DoesNotContain("turn me", page);
    }

    [Fact]
    public async Task Ask_WithoutScript_ShowsQuestionAndAnswerWithSource()
    {
        using var visitor = site.Visitor();

        using var response = await visitor.PostAsync(
            "/chat", SiteFixture.Form(("text", "tien lam chuong trinh nay lay o dau"), ("key", "k1")), Cancelled);
        var page = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("tien lam chuong trinh nay lay o dau", page);
        Assert.Contains("class=\"turn bot\"", page);
        Assert.Contains("href=\"/van-ban/", page);
    }

    [Fact]
    public async Task Ask_SameFormTwice_CountsOnce()
    {
        using var visitor = site.Visitor();
        var form = new[] { ("text", "Ấp thông minh là gì?"), ("key", "k2") };
        using var first = await visitor.PostAsync("/chat", SiteFixture.Form(form), Cancelled);

        using var second = await visitor.PostAsync("/chat", SiteFixture.Form(form), Cancelled);

        Assert.Single(Regex.Matches(await second.Content.ReadAsStringAsync(Cancelled), "class=\"turn me\""));
    }

    [Fact]
    public async Task Ask_OtherWordsFromTheSamePage_CountsAsAnotherQuestion()
    {
        using var visitor = site.Visitor();
        using var first = await visitor.PostAsync("/chat", SiteFixture.Form(("text", "OCOP là gì?"), ("key", "k3")), Cancelled);

        using var second = await visitor.PostAsync("/chat", SiteFixture.Form(("text", "VNeID là gì?"), ("key", "k3")), Cancelled);

        Assert.Equal(2, Regex.Count(await second.Content.ReadAsStringAsync(Cancelled), "class=\"turn me\""));
    }

    [Fact]
    public async Task Ask_FiveThousandCharacters_IsToldThatItIsTooLong()
    {
        using var visitor = site.Visitor();
        var text = string.Concat(Enumerable.Repeat("Tiền làm chương trình này lấy ở đâu? ", 140));

        using var response = await visitor.PostAsync("/chat", SiteFixture.Form(("text", text), ("key", "k5")), Cancelled);

        Assert.Contains("dài quá", await response.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task Open_AConversation_IsNotKeptByTheBrowser()
    {
        using var visitor = site.Visitor();

        using var response = await visitor.GetAsync("/", Cancelled);

        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Script_ThatImportsAnother_NamesItsLastingAddress()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetStringAsync("/", Cancelled);
        var script = await visitor.GetStringAsync(Regex.Match(page, "src=\"(/assets/chat\\.[0-9a-f]+\\.js)\"").Groups[1].Value, Cancelled);

        var imported = Regex.Match(script, "^import .* from '([^']+)'", RegexOptions.Multiline).Groups[1].Value;
        using var response = await visitor.GetAsync(imported, Cancelled);

        Assert.Matches("^/assets/chat-wire\\.[0-9a-f]{12}\\.js$", imported);
        Assert.Contains($"rel=\"modulepreload\" href=\"{imported}\"", page);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.MaxAge > TimeSpan.FromDays(300));
    }

    [Fact]
    public async Task Token_ForAPageThatShowsAnotherConversation_StreamsFromTheBeginning()
    {
        using var visitor = site.Visitor();
        using var own = await visitor.PostAsync("/chat/token", null, Cancelled);
        var id = ConversationOf(await own.Content.ReadAsStringAsync(Cancelled));

        using var same = await visitor.PostAsync($"/chat/token?after=5&of={id}", null, Cancelled);
        using var other = await visitor.PostAsync($"/chat/token?after=5&of={Guid.NewGuid():N}", null, Cancelled);

        Assert.Contains("watermark=5", await same.Content.ReadAsStringAsync(Cancelled));
        Assert.Contains("watermark=0", await other.Content.ReadAsStringAsync(Cancelled));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Ask_NothingTyped_SaysHowToMendIt(string text)
    {
        using var visitor = site.Visitor();

        using var response = await visitor.PostAsync("/chat", SiteFixture.Form(("text", text)), Cancelled);
        var page = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("summary-error", page);
        Assert.Contains("href=\"#cau-hoi\"", page);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("{{7*7}} ${7*7} ' OR 1=1 --")]
    public async Task Ask_MarkupAsText_IsShownAsText(string text)
    {
        using var visitor = site.Visitor();

        using var response = await visitor.PostAsync("/chat", SiteFixture.Form(("text", text), ("key", "x")), Cancelled);
        var page = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("<script>alert", page);
        Assert.DoesNotContain("<img src=x", page);
    }

    [Fact]
    public async Task Ask_DecomposedLetters_AreKeptComposed()
    {
        using var visitor = site.Visitor();

        using var response = await visitor.PostAsync(
            "/chat", SiteFixture.Form(("text", "Ấp thông minh là gì?".Normalize(NormalizationForm.FormD))), Cancelled);

        Assert.Contains("Ấp thông minh là gì?", await response.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task Ask_FromAnotherSite_IsRefused()
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat") { Content = SiteFixture.Form(("text", "xin chào")) };
        request.Headers.Add("Origin", "https://elsewhere.example");

        using var response = await visitor.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Judge_NotQuite_AsksWhyAndThenThanks()
    {
        using var visitor = site.Visitor();
        using var asked = await visitor.PostAsync("/chat", SiteFixture.Form(("text", "Ấp thông minh là gì?")), Cancelled);
        var receipt = Regex.Match(await asked.Content.ReadAsStringAsync(Cancelled), "name=\"receipt\" value=\"([0-9a-f]{32})\"").Groups[1].Value;

        using var why = await visitor.PostAsync("/chat/feedback", SiteFixture.Form(("receipt", receipt), ("verdict", "bad")), Cancelled);
        using var thanks = await visitor.PostAsync(
            "/chat/feedback", SiteFixture.Form(("receipt", receipt), ("verdict", "bad"), ("reason", "outdated")), Cancelled);

        Assert.Contains("Chưa đúng ở chỗ nào?", await why.Content.ReadAsStringAsync(Cancelled));
        Assert.Contains("Cảm ơn bà con", await thanks.Content.ReadAsStringAsync(Cancelled));
    }

    [Theory]
    [InlineData("", "good")]
    [InlineData("not-an-id", "good")]
    [InlineData("00000000000000000000000000000000", "perhaps")]
    public async Task Judge_Rubbish_IsRefused(string receipt, string verdict)
    {
        using var visitor = site.Visitor();

        using var response = await visitor.PostAsync("/chat/feedback", SiteFixture.Form(("receipt", receipt), ("verdict", verdict)), Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Judge_AnotherVisitorsAnswer_IsNotFound()
    {
        using var owner = site.Visitor();
        using var other = site.Visitor();
        using var asked = await owner.PostAsync("/chat", SiteFixture.Form(("text", "Ấp thông minh là gì?")), Cancelled);
        using var own = await other.PostAsync("/chat", SiteFixture.Form(("text", "OCOP là gì?")), Cancelled);
        var receipt = Regex.Match(await asked.Content.ReadAsStringAsync(Cancelled), "name=\"receipt\" value=\"([0-9a-f]{32})\"").Groups[1].Value;

        using var response = await other.PostAsync("/chat/feedback", SiteFixture.Form(("receipt", receipt), ("verdict", "good")), Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Erase_Conversation_LeavesNothingOnThePage()
    {
        using var visitor = site.Visitor();
        using var asked = await visitor.PostAsync("/chat", SiteFixture.Form(("text", "nhà tôi ở ấp Chợ")), Cancelled);

        using var response = await visitor.PostAsync("/chat/erase", SiteFixture.Form(), Cancelled);
        var page = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.Contains("Đã xoá hội thoại", page);
        Assert.DoesNotContain("nhà tôi ở ấp Chợ", page);
    }

    [Fact]
    public async Task Open_WithAForgedCookie_StartsAfresh()
    {
        using var visitor = site.Visitor();
        visitor.DefaultRequestHeaders.Add("Cookie", "conversation=forged");

        using var response = await visitor.GetAsync("/", Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Token_TwiceByOneVisitor_IsForTheSameConversation()
    {
        using var visitor = site.Visitor();

        using var first = await visitor.PostAsync("/chat/token", null, Cancelled);
        using var second = await visitor.PostAsync("/chat/token", null, Cancelled);

        Assert.Equal(ConversationOf(await first.Content.ReadAsStringAsync(Cancelled)), ConversationOf(await second.Content.ReadAsStringAsync(Cancelled)));
    }

    [Fact]
    public async Task Cookie_OfTheConversation_IsClosedToScriptsAndOtherSites()
    {
        using var visitor = site.Visitor(follow: false);

        using var response = await visitor.PostAsync("/chat", SiteFixture.Form(("text", "xin chào")), Cancelled);

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("conversation=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    private static string ConversationOf(string json) => Regex.Match(json, "\"conversationId\":\"([^\"]+)\"").Groups[1].Value;
}
