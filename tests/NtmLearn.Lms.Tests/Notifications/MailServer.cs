using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace NtmLearn.Lms.Tests.Notifications;

/// <summary>A real mail server on a free port that keeps what it takes.</summary>
internal sealed class MailServer : MessageStore, IAsyncDisposable
{
    private readonly SmtpServer.SmtpServer server;
    private readonly Task running;

    public MailServer()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(this);
        server = new SmtpServer.SmtpServer(new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(e => e.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))).Build(), services);
        running = server.StartAsync(CancellationToken.None);
    }

    public int Port { get; }

    public ConcurrentQueue<MimeMessage> Mails { get; } = new();

    /// <summary>What it answers; anything but Ok keeps nothing.</summary>
    public SmtpResponse Answer { get; set; } = SmtpResponse.Ok;

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (Answer == SmtpResponse.Ok)
        {
            using var stream = new MemoryStream(buffer.ToArray());
            Mails.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
        }

        return Answer;
    }

    public async ValueTask DisposeAsync()
    {
        server.Shutdown();
        await running;
        while (Mails.TryDequeue(out var mail))
        {
            mail.Dispose();
        }
    }
}
