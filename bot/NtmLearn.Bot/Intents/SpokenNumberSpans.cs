namespace NtmLearn.Bot.Intents;

/// <summary>Phone and identity numbers written in words: "không chín một hai …", nine or more in a row.</summary>
internal static class SpokenNumberSpans
{
    private const int Shortest = 9;

    private static readonly HashSet<string> Digits =
        ["khong", "mot", "hai", "ba", "bon", "nam", "lam", "sau", "bay", "tam", "chin", "linh"];

    public static void Find(string folded, List<MaskSpan> found)
    {
        var (first, last, count) = (0, 0, 0);
        var position = 0;
        while (position < folded.Length)
        {
            if (!char.IsLetter(folded[position]))
            {
                if (folded[position] is not (' ' or ',' or '.' or '-'))
                {
                    Close();
                }

                position++;
                continue;
            }

            var end = position;
            while (end < folded.Length && char.IsLetterOrDigit(folded[end]))
            {
                end++;
            }

            if (end - position <= 5 && Digits.Contains(folded[position..end]))
            {
                first = count == 0 ? position : first;
                last = end;
                count++;
            }
            else
            {
                Close();
            }

            position = end;
        }

        Close();

        void Close()
        {
            if (count >= Shortest)
            {
                var kind = count >= 12 ? PersonalDataKind.IdentityNumber : PersonalDataKind.PhoneNumber;
                found.Add(new MaskSpan(first, last, kind));
            }

            count = 0;
        }
    }
}
