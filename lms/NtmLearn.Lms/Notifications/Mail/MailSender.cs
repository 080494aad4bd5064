using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace NtmLearn.Lms.Notifications.Mail;

/// <summary>E-mail. The Message-Id is made of the notice's key, so that a mail that goes twice is seen to be one.</summary>
public sealed partial class MailSender(IOptions<SmtpOptions> options, ILogger<MailSender> logger) : IMessageSender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public string Channel => "email";

    public int Order => 10;

    public bool IsConfigured => options.Value.IsConfigured;

    public ValueTask<bool> CanReachAsync(MessageRecipient recipient, CancellationToken cancellationToken) =>
        ValueTask.FromResult(options.Value.IsConfigured && MailboxAddress.TryParse(recipient.Email, out _));

    public async Task<SendOutcome> SendAsync(MessageRecipient recipient, OutgoingMessage message, string key, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var mail = new MimeMessage();
        mail.From.Add(new MailboxAddress(settings.FromName, settings.From!));
        mail.To.Add(new MailboxAddress(recipient.FullName, recipient.Email!));
        mail.Subject = message.Subject;
        mail.MessageId = $"{key}@{settings.From![(settings.From!.IndexOf('@') + 1)..]}";
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Body = new TextPart("plain") { Text = message.Text };
        try
        {
            using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
            await client.ConnectAsync(settings.Host!, settings.Port, Security(settings.Security), cancellationToken);
            if (!string.IsNullOrEmpty(settings.UserName))
            {
                await client.AuthenticateAsync(settings.UserName, settings.Password ?? "", cancellationToken);
            }

            await client.SendAsync(mail, cancellationToken);
            await client.DisconnectAsync(quit: true, cancellationToken);
            return SendOutcome.Sent;
        }
        catch (SmtpCommandException exception)
        {
            LogFailed(key, exception.StatusCode.ToString());
            return (int)exception.StatusCode >= 500 ? SendOutcome.Refused : SendOutcome.TryLater;
        }
        catch (Exception exception) when (exception is SocketException or IOException or ProtocolException or AuthenticationException or SslHandshakeException or TimeoutException)
        {
            LogFailed(key, exception.GetType().Name);
            return SendOutcome.TryLater;
        }
    }

    private static SecureSocketOptions Security(SmtpSecurity security) => security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.Auto,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Key} did not go: {Reason}")]
    private partial void LogFailed(string key, string reason);
}
