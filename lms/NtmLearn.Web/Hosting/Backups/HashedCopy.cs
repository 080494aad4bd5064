using System.Buffers;
using System.Security.Cryptography;

namespace NtmLearn.Web.Hosting.Backups;

/// <summary>Copies a stream in small pieces and tells what went through.</summary>
internal static class HashedCopy
{
    private const int PieceBytes = 128 * 1024;

    /// <param name="name">The entry's name, for the result.</param>
    /// <param name="limit">Where to stop: what is longer than promised is not what was promised.</param>
    public static async Task<BackedUpEntry> CopyAsync(
        string name, Stream from, Stream to, CancellationToken cancellationToken, long limit = long.MaxValue)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            var length = 0L;
            int read;
            while (length <= limit && (read = await from.ReadAsync(piece, cancellationToken)) > 0)
            {
                hash.AppendData(piece, 0, read);
                await to.WriteAsync(piece.AsMemory(0, read), cancellationToken);
                length += read;
            }

            return new BackedUpEntry(name, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            // It may have held anybody's words.
            ArrayPool<byte>.Shared.Return(piece, clearArray: true);
        }
    }
}
