using System.Text;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>The container of old Excel files, and of new ones that have a password.</summary>
internal static class CompoundFile
{
    /// <summary>Whether the directory of the container names an encrypted package. The stream is read to its end.</summary>
    public static bool IsEncrypted(Stream stream)
    {
        var name = Encoding.Unicode.GetBytes("EncryptedPackage");
        var buffer = new byte[65536];
        var kept = 0;
        for (var read = stream.Read(buffer, 0, buffer.Length); read > 0; read = stream.Read(buffer, kept, buffer.Length - kept))
        {
            var filled = kept + read;
            if (buffer.AsSpan(0, filled).IndexOf(name) >= 0)
            {
                return true;
            }

            // The name may lie across two readings.
            kept = Math.Min(name.Length, filled);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }

        return false;
    }
}
