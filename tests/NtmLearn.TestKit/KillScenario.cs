using System.Collections.Concurrent;
using NtmLearn.Web.Hosting;

namespace NtmLearn.TestKit;

/// <summary>What is left after the program was killed again and again.</summary>
/// <param name="Check">What <c>check</c> said of the data afterwards; null when it found nothing broken.</param>
public sealed record KillReport(int Acknowledged, int AnsweredOnce, int Unanswered, int AnsweredTwice, string? Check = null)
{
    public bool IsClean => Acknowledged > 0 && AnsweredOnce == Acknowledged && Check is null;
}

/// <summary>
/// Posts messages at a rate, kills the program at random moments and starts it again on the same data. Then reads every
/// conversation and counts the answers to each message that was acknowledged.
/// </summary>
public static class KillScenario
{
    private const int Conversations = 10;

    public static async Task<KillReport> RunAsync(int times, int rate, Action<string> tell)
    {
        using var folder = new TemporaryFolder();
        var port = FreePort.Find();
        var acknowledged = new ConcurrentBag<(string Conversation, string Id)>();
        var random = new Random(38);
        var conversations = new List<(string Id, string Token)>();
        for (var round = 0; round < times; round++)
        {
            await using var program = await ProgramProcess.StartAsync(folder.Path, port);
            while (conversations.Count < Conversations)
            {
                using var opening = new DirectLineClient(program.BaseAddress, ProgramProcess.Secret);
                conversations.Add((await opening.OpenAsync($"dl_{conversations.Count}"), opening.SecretOrToken!));
            }

            var before = acknowledged.Count;
            using var stop = new CancellationTokenSource();
            var load = LoadAsync(program.BaseAddress, conversations, rate, acknowledged, stop.Token);
            await WaitForAsync(acknowledged, before);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 1500)), TimeProvider.System);
            await program.KillAsync();
            await stop.CancelAsync();
            await load;
            tell($"kill {round + 1}: {acknowledged.Count - before} acknowledged");
        }

        KillReport report;
        await using (var last = await ProgramProcess.StartAsync(folder.Path, port))
        {
            report = await CountAsync(last.BaseAddress, conversations, acknowledged);
        }

        var check = await ProgramRun.RunAsync(["check"], new Dictionary<string, string> { ["Data__Folder"] = folder.Path });
        return report with { Check = check.ExitCode == 0 ? null : check.Output + check.Error };
    }

    /// <summary>A moment before anything was promised would prove nothing.</summary>
    private static async Task WaitForAsync(ConcurrentBag<(string Conversation, string Id)> acknowledged, int before)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (acknowledged.Count == before)
        {
            await pause.WaitForNextTickAsync(patience.Token);
        }
    }

    private static async Task LoadAsync(
        Uri address,
        List<(string Id, string Token)> conversations,
        int rate,
        ConcurrentBag<(string Conversation, string Id)> acknowledged,
        CancellationToken stop)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate));
        var posts = new List<Task>();
        var clients = conversations.ConvertAll(c => new DirectLineClient(address, c.Token));
        try
        {
            for (var n = 0; await tick.WaitForNextTickAsync(stop); n++)
            {
                var i = n % conversations.Count;
                posts.Add(PostAsync(clients[i], conversations[i].Id, $"Câu hỏi số {n}: kinh phí lấy từ đâu?", acknowledged));
            }
        }
        catch (OperationCanceledException)
        {
            // The program was killed.
        }

        await Task.WhenAll(posts);
        clients.ForEach(c => c.Dispose());
    }

    private static async Task PostAsync(
        DirectLineClient client, string conversationId, string text, ConcurrentBag<(string Conversation, string Id)> acknowledged)
    {
        try
        {
            var response = await client.PostAsync(conversationId, DirectLineClient.Message(text));
            if ((string?)response.Body?["id"] is { } id)
            {
                acknowledged.Add((conversationId, id));
            }
        }
        catch (HttpRequestException)
        {
            // Not acknowledged, so nothing was promised.
        }
    }

    private static async Task<KillReport> CountAsync(
        Uri address, List<(string Id, string Token)> conversations, IReadOnlyCollection<(string Conversation, string Id)> acknowledged)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            var answers = await AnswersAsync(address, conversations);
            var counts = acknowledged.Select(m => answers.GetValueOrDefault(m.Id)).ToList();
            var report = new KillReport(counts.Count, counts.Count(c => c == 1), counts.Count(c => c == 0), counts.Count(c => c > 1));
            if (report.Unanswered == 0 || patience.IsCancellationRequested)
            {
                return report;
            }

            await pause.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static async Task<Dictionary<string, int>> AnswersAsync(Uri address, List<(string Id, string Token)> conversations)
    {
        var answers = new Dictionary<string, int>();
        foreach (var (id, token) in conversations)
        {
            using var client = new DirectLineClient(address, token);
            var watermark = "0";
            while (await client.ReadAsync(id, watermark) is { } set && set.Body?["activities"]?.AsArray() is { Count: > 0 } activities)
            {
                foreach (var replyTo in activities.Select(a => (string?)a!["replyToId"]).OfType<string>())
                {
                    answers[replyTo] = answers.GetValueOrDefault(replyTo) + 1;
                }

                watermark = set.Text("watermark");
            }
        }

        return answers;
    }
}
