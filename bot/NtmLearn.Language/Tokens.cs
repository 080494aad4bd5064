using System.Globalization;

namespace NtmLearn.Language;

/// <summary>Splits a text into syllables, numbers and codes.</summary>
public static class Tokens
{
    /// <summary>All tokens in order. Works on any string; spans count in the given text, composed or not.</summary>
    public static IReadOnlyList<Token> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>(text.Length / 4 + 1);
        var position = 0;
        while (position < text.Length)
        {
            if (!char.IsLetterOrDigit(text[position]))
            {
                position++;
                continue;
            }

            var end = RunEnd(text, position);
            var joined = end;
            while (joined + 1 < text.Length && IsJoint(text, joined))
            {
                joined = RunEnd(text, joined + 1);
            }

            if (joined > end && JoinedKind(text.AsSpan(position, joined - position)) is { } kind)
            {
                tokens.Add(Make(text, position, joined, kind));
                position = joined;
            }
            else if (joined > end)
            {
                position = AddParts(tokens, text, position, joined);
            }
            else
            {
                tokens.Add(Make(text, position, end, KindOf(text.AsSpan(position, end - position))));
                position = end;
            }
        }

        return tokens;
    }

    /// <summary>The letters and digits that a code is made of: 38, KH and UBND of 38/KH-UBND. A token of one part gives itself.</summary>
    public static IEnumerable<string> Parts(Token token) =>
        token.Kind == TokenKind.Code ? token.Key.Split(Joints, StringSplitOptions.RemoveEmptyEntries) : [token.Key];

    private static readonly char[] Joints = ['/', '-', '.', ','];

    private static int RunEnd(string text, int position)
    {
        while (position < text.Length && IsPartOfWord(text[position]))
        {
            position++;
        }

        // An invisible character belongs to a word only inside it.
        while (VietnameseText.IsInvisible(text[position - 1]))
        {
            position--;
        }

        return position;
    }

    private static bool IsPartOfWord(char letter) =>
        char.IsLetterOrDigit(letter)
        || (letter >= 0x80 && (VietnameseText.IsInvisible(letter)
            || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));

    private static bool IsJoint(string text, int position) => text[position] switch
    {
        '/' or '-' => char.IsLetterOrDigit(text[position + 1]),
        '.' or ',' => char.IsAsciiDigit(text[position - 1]) && char.IsAsciiDigit(text[position + 1]),
        _ => false,
    };

    /// <summary>The kind of a joined run that stays whole, or null when its parts are words of their own.</summary>
    private static TokenKind? JoinedKind(ReadOnlySpan<char> run)
    {
        var (digits, letters, slashes, dashes, points) = (0, 0, 0, 0, 0);
        foreach (var letter in run)
        {
            switch (letter)
            {
                case '/': slashes++; break;
                case '-': dashes++; break;
                case '.' or ',': points++; break;
                case var _ when char.IsAsciiDigit(letter): digits++; break;
                default: letters++; break;
            }
        }

        if (digits > 0 && letters > 0)
        {
            return TokenKind.Code;
        }

        if (letters == 0)
        {
            return slashes == 0 && dashes == 0
                ? IsDottedDate(run) ? TokenKind.Code : TokenKind.Number
                : points == 0 && (slashes is 1 or 2 && dashes == 0 || dashes == 2 && slashes == 0) ? TokenKind.Code : null;
        }

        return EveryPartIsCapital(run) ? TokenKind.Code : null;
    }

    private static bool IsDottedDate(ReadOnlySpan<char> run)
    {
        Span<Range> parts = stackalloc Range[4];
        return run.Split(parts, '.') == 3
            && run[parts[0]].Length <= 2 && run[parts[1]].Length <= 2 && run[parts[2]].Length == 4;
    }

    private static bool EveryPartIsCapital(ReadOnlySpan<char> run)
    {
        var capitals = 0;
        foreach (var letter in run)
        {
            if (letter is '/' or '-')
            {
                if (capitals < 2)
                {
                    return false;
                }

                capitals = 0;
            }
            else if (char.IsUpper(letter))
            {
                capitals++;
            }
        }

        return capitals >= 2;
    }

    private static int AddParts(List<Token> tokens, string text, int start, int end)
    {
        var position = start;
        while (position < end)
        {
            // Numbers keep their points and commas even when a range such as 1.000-2.000 is taken apart.
            var partEnd = RunEnd(text, position);
            while (partEnd < end && text[partEnd] is '.' or ',')
            {
                partEnd = RunEnd(text, partEnd + 1);
            }

            var part = text.AsSpan(position, partEnd - position);
            tokens.Add(Make(text, position, partEnd, part.IndexOfAny('.', ',') >= 0 ? TokenKind.Number : KindOf(part)));
            position = partEnd + 1;
        }

        return end;
    }

    private static TokenKind KindOf(ReadOnlySpan<char> run)
    {
        var (digits, letters) = (0, 0);
        foreach (var letter in run)
        {
            if (letter is >= '\u0E00' and <= '\u17FF' and not (>= '\u1100' and <= '\u11FF'))
            {
                return TokenKind.Other;
            }

            if (char.IsDigit(letter))
            {
                digits++;
            }
            else if (char.IsLetter(letter))
            {
                letters++;
            }
        }

        return (digits, letters) switch
        {
            ( > 0, > 0) => TokenKind.Code,
            ( > 0, 0) => TokenKind.Number,
            _ => TokenKind.Syllable,
        };
    }

    private static Token Make(string text, int start, int end, TokenKind kind)
    {
        var word = text[start..end];
        var (key, folded) = WordForms.Of(word);
        return new Token(word, start, end, kind, key, folded);
    }
}
