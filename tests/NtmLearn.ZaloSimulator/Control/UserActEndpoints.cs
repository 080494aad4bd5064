using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using NtmLearn.ZaloSimulator.Messages;
using NtmLearn.ZaloSimulator.Users;
using NtmLearn.ZaloSimulator.Webhooks;

namespace NtmLearn.ZaloSimulator.Control;

/// <summary>Lets the page and other programs act as users.</summary>
internal static class UserActEndpoints
{
    private const int MaxFile = 20 * 1024 * 1024;

    public static IEndpointRouteBuilder MapUserActs(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/simulator");
        group.MapGet("/users", (UserDirectory users, SimulatorClock clock) => users.All.Select(u => UserResponse.From(u, clock.GetUtcNow())));
        group.MapPost("/users", AddUser);
        group.MapPost("/users/{userId}/acts", ActAsync);
        group.MapPost("/events", SendEventAsync);
        group.MapPost("/permission-revoked", RevokePermissionAsync);
        group.MapPost("/files", KeepFileAsync);
        group.MapGet("/files/{id}", GetFile);
        return routes;
    }

    private static Results<Ok<UserResponse>, ProblemHttpResult> AddUser(NewUserRequest request, UserDirectory users, SimulatorClock clock) =>
        request.Id is { } id && users.Find(id) is not null
            ? TypedResults.Problem($"Đã có người dùng {id}.", statusCode: StatusCodes.Status409Conflict)
            : TypedResults.Ok(UserResponse.From(
                users.Add(Given(request.Name), Given(request.Phone), Given(request.Id), request.IsFollower), clock.GetUtcNow()));

    private static async Task<Results<Ok<DeliveryResponse>, NotFound, ProblemHttpResult>> ActAsync(
        string userId, UserActRequest request, HttpRequest http, UserEvents events, UserDirectory users)
    {
        if (users.Find(userId) is null)
        {
            return TypedResults.NotFound();
        }

        var site = $"{http.Scheme}://{http.Host}";
        string Sample(string name) => request.Url ?? $"{site}/{name}";
        Task<WebhookDelivery?>? act = request switch
        {
            { Act: UserAct.SendText, Text.Length: > 0 } => Told(events.SendTextAsync(userId, request.Text, request.QuoteMessageId)),
            { Act: UserAct.Press, Button: { } button } => events.PressAsync(userId, button),
            { Act: UserAct.SendImage } => Told(events.SendImageAsync(userId, Sample("picture.png"), request.Text)),
            { Act: UserAct.SendGif } => Told(events.SendGifAsync(userId, Sample("picture.png"))),
            { Act: UserAct.SendSticker } => Told(events.SendStickerAsync(userId, "46986", Sample("sticker.png"))),
            { Act: UserAct.SendAudio } => Told(events.SendAudioAsync(userId, Sample("voice.amr"))),
            { Act: UserAct.SendVideo } => Told(events.SendVideoAsync(userId, Sample("picture.png"))),
            { Act: UserAct.SendLink } => Told(events.SendLinkAsync(userId, Sample(""), request.Text ?? "")),
            { Act: UserAct.SendLocation } => Told(events.SendLocationAsync(userId, request.Latitude, request.Longitude)),
            { Act: UserAct.SendFile } => Told(events.SendFileAsync(userId, request.Name ?? "don.pdf", Sample("picture.png"), request.Size, request.Checksum ?? "")),
            { Act: UserAct.Follow } => Told(events.FollowAsync(userId)),
            { Act: UserAct.Unfollow } => Told(events.UnfollowAsync(userId)),
            { Act: UserAct.Withdraw } => Told(events.WithdrawAsync(userId)),
            { Act: UserAct.ClickChatNow } => events.ClickChatNowAsync(userId),
            { Act: UserAct.SubmitInfo, Info: { } info } => Told(events.SubmitInfoAsync(userId, info)),
            { Act: UserAct.See } => events.SeeAsync(userId),
            { Act: UserAct.React, MessageId: { } messageId } => Told(events.ReactAsync(userId, messageId, request.Icon ?? "/-strong")),
            { Act: UserAct.SendAsOfficer, Text.Length: > 0 } => Told(events.SendAsOfficerAsync(userId, request.Text)),
            _ => null,
        };
        return act is null
            ? TypedResults.Problem($"{request.Act} thiếu thông tin.", statusCode: StatusCodes.Status400BadRequest)
            : TypedResults.Ok(DeliveryResponse.From(await act));
    }

    private static async Task<Ok<DeliveryResponse>> SendEventAsync(AnyEventRequest request, UserEvents events) =>
        TypedResults.Ok(DeliveryResponse.From(await events.SendEventAsync(request.EventName, request.More)));

    private static async Task<Ok<DeliveryResponse>> RevokePermissionAsync(UserEvents events) =>
        TypedResults.Ok(DeliveryResponse.From(await events.RevokePermissionAsync()));

    private static async Task<Results<Ok<FileResponse>, ProblemHttpResult>> KeepFileAsync(
        HttpRequest request, UploadStore uploads, CancellationToken cancellationToken)
    {
        if (request.ContentLength is not (> 0 and <= MaxFile))
        {
            return TypedResults.Problem("Tệp rỗng hoặc lớn hơn 20 MB.", statusCode: StatusCodes.Status400BadRequest);
        }

        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancellationToken);
        var bytes = content.ToArray();
        var id = uploads.Add("user", request.ContentType ?? "application/octet-stream", bytes);
        // Zalo names a file by its MD5; nothing here relies on it being safe.
        var checksum = Convert.ToHexStringLower(MD5.HashData(bytes));
        return TypedResults.Ok(new FileResponse($"{request.Scheme}://{request.Host}/simulator/files/{id}", bytes.Length, checksum));
    }

    private static Results<FileContentHttpResult, NotFound> GetFile(string id, UploadStore uploads, HttpResponse response)
    {
        if (uploads.Find(id) is not { } upload)
        {
            return TypedResults.NotFound();
        }

        // Whatever was uploaded is shown as what it is, never run as a page of ours.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox";
        return TypedResults.File(upload.Content, upload.ContentType);
    }

    private static async Task<WebhookDelivery?> Told(Task<WebhookDelivery> act) => await act;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
