using Microsoft.AspNetCore.Http.HttpResults;
using NtmLearn.ZaloSimulator.Wire;

namespace NtmLearn.ZaloSimulator.Page;

/// <summary>The phone in the browser, and an answer for addresses that Zalo does not have.</summary>
internal static class PageEndpoints
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["index.html"] = "text/html; charset=utf-8",
        ["page.css"] = "text/css; charset=utf-8",
        ["page.js"] = "text/javascript; charset=utf-8",
        ["chat.js"] = "text/javascript; charset=utf-8",
        ["panel.js"] = "text/javascript; charset=utf-8",
        ["picture.png"] = "image/png",
        ["sticker.png"] = "image/png",
    };

    // Five seconds of silence: the header of the format and frames that hold no data.
    private static readonly byte[] Voice = [.. "#!AMR\n"u8, .. Enumerable.Repeat((byte)0x7C, 250)];

    public static IEndpointRouteBuilder MapPage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", () => Part("index.html"));
        foreach (var name in Types.Keys)
        {
            routes.MapGet("/" + name, () => Part(name));
        }

        routes.MapGet("/voice.amr", () => TypedResults.File(Voice, "audio/amr"));
        routes.MapGet("/favicon.ico", () => TypedResults.NoContent());
        routes.Map("{**path}", () => ZaloAnswer.Refused(new(404, "Empty api"))).Named(ZaloEndpoint.Unknown);
        return routes;
    }

    private static FileStreamHttpResult Part(string name) =>
        TypedResults.File(typeof(PageEndpoints).Assembly.GetManifestResourceStream(name)!, Types[name]);
}
