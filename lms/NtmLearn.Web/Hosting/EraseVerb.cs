using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms.Data;

namespace NtmLearn.Web.Hosting;

/// <summary><c>erase CONVERSATION-ID</c>: takes every word of a conversation out of the database and ends it.</summary>
internal static class EraseVerb
{
    private const int NotFound = 1;
    private const int BadUse = 2;

    public static Verb Create() => new("erase", "Erases the words of a conversation.", RunAsync);

    private static async Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments is not [var argument] || !Guid.TryParse(argument, out var id))
        {
            await Console.Error.WriteLineAsync("Use: erase CONVERSATION-ID");
            return BadUse;
        }

        await using var db = await services.GetRequiredService<IDbContextFactory<NtmLearnDbContext>>().CreateDbContextAsync(cancellationToken);
        if (!await db.Set<Conversation>().AnyAsync(c => c.ConversationId == id, cancellationToken))
        {
            await Console.Error.WriteLineAsync($"There is no conversation {id:N}.");
            return NotFound;
        }

        await services.GetRequiredService<ConversationEraser>().EraseAsync(id, cancellationToken);
        await Console.Out.WriteLineAsync($"erased\t{id:N}");
        return 0;
    }
}
