using System.Text.Json.Nodes;
namespace NtmLearn.Bot.Channels.Zalo;
internal sealed class ZaloApi
{
    public Task<ZaloAnswer> PostAsync(ZaloHost host, string path, JsonNode body, CancellationToken ct) => throw new NotSupportedException();
    public Task<ZaloAnswer> GetAsync(ZaloHost host, string path, CancellationToken ct) => throw new NotSupportedException();
}
