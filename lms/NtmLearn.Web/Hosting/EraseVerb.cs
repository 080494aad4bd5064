using Microsoft.EntityFrameworkCore;
using NtmLearn.Bot.Conversations;
using NtmLearn.Lms.Auditing;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Outcomes;
using NtmLearn.Lms.Privacy.Erasing;

namespace NtmLearn.Web.Hosting;

/// <summary>
/// <c>erase CONVERSATION-ID</c>: takes every word of a conversation out of the database and ends it.
/// <c>erase person PERSON-ID</c>: takes out who a person was; <c>--confirm</c> also while they hold a seat in a class.
/// </summary>
internal static class EraseVerb
{
    private const int NotFound = 1;
    private const int BadUse = 2;

    private const string Use = "Use: erase CONVERSATION-ID, or erase person PERSON-ID [--confirm]";

    public static Verb Create() => new("erase", "Erases the words of a conversation, or a person.", RunAsync);

    private static async Task<int> RunAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments is ["person", ..])
        {
            return await ErasePersonAsync(services, arguments[1..], cancellationToken);
        }

        if (arguments is not [var argument] || !Guid.TryParse(argument, out var id))
        {
            await Console.Error.WriteLineAsync(Use);
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

    private static async Task<int> ErasePersonAsync(IServiceProvider services, string[] arguments, CancellationToken cancellationToken)
    {
        var confirmed = arguments is [_, "--confirm"];
        if ((arguments.Length != 1 && !confirmed) || !Guid.TryParse(arguments[0], out var id))
        {
            await Console.Error.WriteLineAsync(Use);
            return BadUse;
        }

        var outcome = await services.GetRequiredService<PersonEraser>().EraseAsync(
            Actor.Operator("erase"), id, ErasureBasis.PersonAsked, confirmed, cancellationToken);
        if (outcome.Value is not { } erasure)
        {
            var refusal = outcome.Refusals[0];
            await Console.Error.WriteLineAsync(
                refusal.Kind == RefusalKind.NotFound ? $"There is no person {id:N}." : $"Not erased: {refusal.Message}");
            return NotFound;
        }

        await Console.Out.WriteLineAsync($"erased\t{erasure.PersonId:N}\trows={erasure.Rows}\tenrolments={erasure.Enrolments}");
        return 0;
    }
}
