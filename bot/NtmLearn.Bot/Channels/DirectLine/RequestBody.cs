using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>Reads a body up to a limit.</summary>
internal static class RequestBody
{
    public static async Task<(ReadOnlyMemory<byte> Body, DirectLineError? Problem)> ReadAsync(HttpContext http, int limit)
    {
        if (http.Request.ContentLength > limit)
        {
            return (default, DirectLineError.TooLarge);
        }

        try
        {
            while (true)
            {
                var read = await http.Request.BodyReader.ReadAsync(http.RequestAborted);
                if (read.Buffer.Length > limit)
                {
                    http.Request.BodyReader.AdvanceTo(read.Buffer.End);
                    return (default, DirectLineError.TooLarge);
                }

                if (read.IsCompleted)
                {
                    var body = read.Buffer.ToArray();
                    http.Request.BodyReader.AdvanceTo(read.Buffer.End);
                    return (body, null);
                }

                http.Request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (BadHttpRequestException exception)
        {
            return (default, exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? DirectLineError.TooLarge
                : DirectLineError.Malformed("The body could not be read."));
        }
    }
}
