using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NtmLearn.Lms.Screens;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Screens;

/// <summary>Renders one component to HTML, for a visitor who opened some address.</summary>
internal static class Markup
{
    public static async Task<string> RenderAsync<TComponent>(object parameters, string address = "/lop")
        where TComponent : IComponent
    {
        var screen = new Screen();
        var context = new DefaultHttpContext();
        var parts = address.Split('?', 2);
        context.Request.Path = parts[0];
        context.Request.QueryString = parts.Length == 2 ? new QueryString("?" + parts[1]) : QueryString.Empty;
        screen.Read(context);
        await using var services = new ServiceCollection()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddSingleton<TimeProvider>(new TestClock())
            .AddSingleton<AntiforgeryStateProvider>(new FixedToken())
            .AddSingleton(screen)
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var values = parameters.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(parameters));
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(values))).ToHtmlString());
    }

    /// <summary>The value of an attribute of the first tag that matches, or null.</summary>
    public static string? Attribute(string html, string tag, string attribute)
    {
        var found = Regex.Match(html, $"<{tag}\\b[^>]*>", RegexOptions.Singleline);
        Assert.True(found.Success, $"There is no <{tag}> in {html}");
        var value = Regex.Match(found.Value, $"\\s{attribute}=\"([^\"]*)\"");
        return value.Success ? value.Groups[1].Value : Regex.IsMatch(found.Value, $"\\s{attribute}(\\s|>)") ? "" : null;
    }

    private sealed class FixedToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token-1", "__RequestVerificationToken");
    }
}
