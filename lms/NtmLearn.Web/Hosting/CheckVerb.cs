using NtmLearn.Bot.Answers;
using NtmLearn.Bot.Conversations;
using NtmLearn.Bot.Passages;
using NtmLearn.Lms.Checks;
using NtmLearn.Lms.Enrolments;

namespace NtmLearn.Web.Hosting;

/// <summary>
/// <c>check</c>: holds the database against every rule, tells each with its rows and breaches, and ends with 1 on a breach. <c>check answers</c>: tells
/// which kept answers would be others today; that is no fault, so it ends with 0.
/// </summary>
internal static class CheckVerb
{
    public const string Name = "check";
    private const int Broken = 1;
    private const int BadUse = 2;

    public static Verb Create() => new(Name, "Checks the database, or with answers, kept answers against the index.", RunAsync);

    private static Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken) => arguments switch
    {
        [] => CheckDatabaseAsync(services, cancellationToken),
        ["answers"] => CheckAnswersAsync(services, cancellationToken),
        _ => TellUseAsync(),
    };

    private static async Task<int> CheckDatabaseAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var count = 0L;
        await foreach (var (name, look) in services.GetRequiredService<DatabaseAudit>().LookAsync(cancellationToken))
        {
            count += look.Breaches;
            await Console.Out.WriteLineAsync($"{(look.Breaches == 0 ? "ok" : "BROKEN"),-7} {name,-62} {look.Rows,9} rows {look.Breaches,6} breaches");
            foreach (var told in look.Told)
            {
                await Console.Out.WriteLineAsync($"        {told}");
            }
        }

        var conversations = services.GetRequiredService<ConversationCheck>().FindBrokenAsync(cancellationToken);
        var documents = services.GetRequiredService<DocumentCheck>().FindBrokenAsync(cancellationToken);
        var enrolments = services.GetRequiredService<EnrolmentCheck>().FindBrokenAsync(cancellationToken);
        await foreach (var broken in conversations.Concat(documents).Concat(enrolments))
        {
            count++;
            await Console.Out.WriteLineAsync(broken);
        }

        await Console.Out.WriteLineAsync(count == 0 ? "All promises hold." : $"{count} broken.");
        return count == 0 ? 0 : Broken;
    }

    private static async Task<int> CheckAnswersAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<KnowledgePublisher>().PublishAsync(cancellationToken);
        var (answers, changed) = (0, 0);
        await foreach (var change in services.GetRequiredService<AnswerReplay>().ReplayAsync(cancellationToken))
        {
            answers++;
            if (change is not null)
            {
                changed++;
                await TellAsync(change);
            }
        }

        await Console.Out.WriteLineAsync($"{answers} answers, {changed} changed.");
        return 0;
    }

    private static async Task TellAsync(AnswerChange change)
    {
        await Console.Out.WriteLineAsync($"{change.ReceiptId:N}\t{change.Before} → {change.After}\t{change.Question.ReplaceLineEndings(" ")}");
        foreach (var line in change.Gone.Select(q => $"  - {q}").Concat(change.New.Select(q => $"  + {q}")))
        {
            await Console.Out.WriteLineAsync(line.ReplaceLineEndings(" "));
        }
    }

    private static async Task<int> TellUseAsync()
    {
        await Console.Error.WriteLineAsync("Use: check [answers]");
        return BadUse;
    }
}
