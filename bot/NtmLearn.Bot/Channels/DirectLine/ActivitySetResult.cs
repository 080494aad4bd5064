using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>Activities with the watermark up to which they go. They are kept as JSON, so nothing is parsed on the way out.</summary>
internal sealed class ActivitySetResult(IReadOnlyList<TranscriptLine> lines, long watermark) : IResult
{
    public static byte[] Write(IEnumerable<string> activities, long watermark)
    {
        var json = new StringBuilder("{\"activities\":[")
            .AppendJoin(',', activities)
            .Append(CultureInfo.InvariantCulture, $"],\"watermark\":\"{watermark}\"}}");
        return Encoding.UTF8.GetBytes(json.ToString());
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = Write(lines.Select(l => l.Json), watermark);
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = body.Length;
        httpContext.Response.Headers.CacheControl = "no-store";
        await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
