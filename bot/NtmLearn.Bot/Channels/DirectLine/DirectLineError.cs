using Microsoft.AspNetCore.Http;

namespace NtmLearn.Bot.Channels.DirectLine;

/// <summary>A refusal as Direct Line words it: the code is stable, the message is for people.</summary>
internal sealed record DirectLineError(int Status, string Code, string Message) : IResult
{
    public static DirectLineError Malformed(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static DirectLineError Unauthorised { get; } =
        new(StatusCodes.Status401Unauthorized, "Unauthorized", "An Authorization header with a bearer token is needed.");

    public static DirectLineError Forbidden(string message) => new(StatusCodes.Status403Forbidden, "Forbidden", message);

    public static DirectLineError TokenExpired { get; } =
        new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");

    public static DirectLineError NoConversation { get; } =
        new(StatusCodes.Status404NotFound, "NotFound", "There is no such conversation.");

    public static DirectLineError NoSuchCall { get; } =
        new(StatusCodes.Status404NotFound, "NotFound", "There is no such call.");

    public static DirectLineError NotAllowed { get; } =
        new(StatusCodes.Status405MethodNotAllowed, "MethodNotAllowed", "This call takes another method.");

    public static DirectLineError TooLarge { get; } =
        new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "An activity may have 256 KB at most.");

    public static DirectLineError NoUploads { get; } =
        new(StatusCodes.Status415UnsupportedMediaType, "NotSupported", "Files are not accepted here.");

    public static DirectLineError Ended { get; } =
        new(StatusCodes.Status400BadRequest, "ConversationEnded", "The conversation has ended.");

    public static DirectLineError Busy { get; } =
        new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many messages wait for their answers.");

    public static DirectLineError OurFault { get; } =
        new(StatusCodes.Status500InternalServerError, "ServiceError", "The service failed.");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Status == StatusCodes.Status429TooManyRequests)
        {
            httpContext.Response.Headers.RetryAfter = "2";
        }

        return httpContext.Response.WriteAsJsonAsync(
            new { error = new { code = Code, message = Message } }, httpContext.RequestAborted);
    }
}
