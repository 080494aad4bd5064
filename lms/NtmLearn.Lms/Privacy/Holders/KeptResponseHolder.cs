using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Api.Idempotency;
using NtmLearn.Lms.Data;
using NtmLearn.Lms.Privacy.Exports;

namespace NtmLearn.Lms.Privacy.Holders;

/// <summary>
/// Responses that the API keeps to give again. Copies for machines, so not part of a download; erased, the key stays and keeps
/// its request from having its effect twice, only the response is empty.
/// </summary>
internal sealed class KeptResponseHolder : IPersonalDataHolder
{
    // A shorter word is in anything.
    private const int ShortestWord = 5;

    public int Order => 950;

    public Task<IReadOnlyList<DataSection>> ReadAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DataSection>>([]);

    public async Task EraseAsync(NtmLearnDbContext db, PersonalDataSubject subject, CancellationToken cancellationToken)
    {
        var words = WordsOf(subject);
        var found = new List<Guid>();
        await foreach (var kept in db.Set<IdempotentRequest>().Where(r => r.Body != null || r.Location != null)
            .Select(r => new { r.IdempotentRequestId, r.Body, r.Location }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (words.Exists(word => Holds(kept.Body, word) || Holds(kept.Location is null ? null : Encoding.UTF8.GetBytes(kept.Location), word)))
            {
                found.Add(kept.IdempotentRequestId);
            }
        }

        await db.Set<IdempotentRequest>().Where(r => found.Contains(r.IdempotentRequestId)).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Body, (byte[]?)null).SetProperty(r => r.Location, (string?)null), cancellationToken);
    }

    private static bool Holds(byte[]? text, byte[] word) => text is not null && text.AsSpan().IndexOf(word) >= 0;

    /// <summary>Ids and words, also as JSON escapes them.</summary>
    private static List<byte[]> WordsOf(PersonalDataSubject subject)
    {
        var ids = subject.PersonIds.Concat(subject.AccountIds).Concat(subject.EnrolmentIds).SelectMany(id => new[] { id.ToString("D"), id.ToString("N") });
        var escaped = subject.Identifiers.Select(word => JsonSerializer.Serialize(word)[1..^1]);
        return [.. ids.Concat(subject.Identifiers).Concat(escaped).Where(word => word.Length >= ShortestWord).Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];
    }
}
