using System.Text;

namespace NtmLearn.Lms.Notifications.Calendar;

/// <summary>
/// Breaks long lines of content as RFC 5545, 3.1 says: at most 75 octets, and never within a letter. The library we write
/// with cuts signs beyond the basic plane, such as emoji, in two.
/// </summary>
internal static class LineFolding
{
    private const int LongestLine = 75;
    private const string End = "\r\n";
    private const string Fresh = "\r\n ";

    public static string Unfold(string text) => text.Replace(Fresh, "", StringComparison.Ordinal);

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + (text.Length / 32));
        foreach (var line in text.Split(End, StringSplitOptions.RemoveEmptyEntries))
        {
            var octets = 0;
            foreach (var sign in line.EnumerateRunes())
            {
                if (octets + sign.Utf8SequenceLength > LongestLine)
                {
                    folded.Append(Fresh);

                    // The space counts too.
                    octets = 1;
                }

                folded.Append(sign);
                octets += sign.Utf8SequenceLength;
            }

            folded.Append(End);
        }

        return folded.ToString();
    }
}
