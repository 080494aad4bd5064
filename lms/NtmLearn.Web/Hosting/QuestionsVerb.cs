using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot.Desk;
using NtmLearn.Lms;
using NtmLearn.Lms.Data;

namespace NtmLearn.Web.Hosting;

/// <summary><c>questions</c>: lists what people left for an officer, oldest first.</summary>
internal static class QuestionsVerb
{
    public static Verb Create() => new("questions", "Lists the questions left for an officer.", RunAsync);

    private static async Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        var localTime = services.GetRequiredService<LocalTime>();
        await using var db = await services.GetRequiredService<IDbContextFactory<NtmLearnDbContext>>().CreateDbContextAsync(cancellationToken);
        var questions = db.Set<LeftQuestion>().Where(q => q.State == LeftQuestionState.Open).OrderBy(q => q.CreatedAt).AsAsyncEnumerable();
        await foreach (var question in questions.WithCancellation(cancellationToken))
        {
            var left = localTime.FromUtc(question.CreatedAt).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
            await Console.Out.WriteLineAsync($"{left}\t{question.LeftQuestionId:N}\t{question.Text.ReplaceLineEndings(" ")}");
        }

        return 0;
    }
}
