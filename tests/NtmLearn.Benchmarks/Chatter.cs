using System.Text.Json.Nodes;
using NtmLearn.TestKit;

namespace NtmLearn.Benchmarks;

/// <summary>Somebody who chats: posts, and waits for the reply on the socket.</summary>
internal sealed class Chatter : IDisposable
{
    private readonly DirectLineClient client;
    private readonly string conversationId;
    private readonly DirectLineSocket socket;

    private Chatter(DirectLineClient client, string conversationId, DirectLineSocket socket)
    {
        this.client = client;
        this.conversationId = conversationId;
        this.socket = socket;
    }

    public static async Task<Chatter> OpenAsync(Uri baseAddress)
    {
        var client = new DirectLineClient(baseAddress, ProgramProcess.Secret);
        var start = await client.StartAsync(new JsonObject { ["user"] = new JsonObject { ["id"] = "dl_load" } });
        client.SecretOrToken = start.Text("token");
        return new Chatter(client, start.Text("conversationId"), await DirectLineSocket.ConnectAsync(start.Text("streamUrl")));
    }

    public async Task AskAsync(string text)
    {
        var id = (await client.PostAsync(conversationId, DirectLineClient.Message(text))).Text("id");
        await socket.UntilAsync(s => s.Activities.Exists(a => (string?)a["replyToId"] == id && (string?)a["type"] == "message"));
        socket.Activities.Clear();
    }

    public void Dispose()
    {
        socket.Dispose();
        client.Dispose();
    }
}
