using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Data;

namespace NtmLearn.Lms.Sessions;

/// <summary>Reads sessions as they could be wanted again, to fill a form or a request.</summary>
public sealed class SessionInputs(IDbContextFactory<NtmLearnDbContext> contexts)
{
    public async Task<SessionInput> OfAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var leaders = await db.Set<SessionFacilitator>().Where(f => f.SessionId == sessionId).Select(f => f.PersonId).ToListAsync(cancellationToken);
        return await db.Set<TrainingSession>().Where(s => s.SessionId == sessionId)
            .Select(s => new SessionInput(s.Day, s.StartMinute, s.EndMinute, s.VenueId, s.OnlineLink, s.Title, leaders))
            .SingleAsync(cancellationToken);
    }
}
