using System.Globalization;
using System.Text;

namespace NtmLearn.Lms.Tests.Notifications.Calendar;

/// <summary>One line of content: name, parameters, and the value as written.</summary>
internal sealed record ContentLine(string Name, IReadOnlyDictionary<string, string> Parameters, string Raw)
{
    /// <summary>The value of a TEXT property, unescaped.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            for (var i = 0; i < Raw.Length; i++)
            {
                if (Raw[i] is ',' or ';')
                {
                    throw new FormatException($"{Name}: {Raw[i]} stands unescaped.");
                }

                text.Append(Raw[i] != '\\' ? Raw[i] : (i + 1 < Raw.Length ? Raw[++i] : ' ') switch
                {
                    '\\' => '\\',
                    ',' => ',',
                    ';' => ';',
                    'n' or 'N' => '\n',
                    var other => throw new FormatException($"{Name}: \\{other} means nothing."),
                });
            }

            return text.ToString();
        }
    }

    public DateTime Utc => DateTime.ParseExact(
        Raw, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}

/// <summary>A component with its own lines and those it holds.</summary>
internal sealed record Component(string Name)
{
    public List<ContentLine> Lines { get; } = [];

    public List<Component> Inner { get; } = [];

    public ContentLine One(string name) => Lines.Where(l => l.Name == name).ToList() is [var only]
        ? only
        : throw new FormatException($"{Name} must have one {name}.");

    public ContentLine? Optional(string name) => Lines.Exists(l => l.Name == name) ? One(name) : null;
}

/// <summary>Reads iCalendar as RFC 5545 writes it down, and forgives nothing. Knows nothing of the writer.</summary>
internal static class StrictCalendar
{
    private const int LongestLine = 75;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Component Read(byte[] bytes)
    {
        Component? root = null;
        var open = new Stack<Component>();
        foreach (var line in Unfold(bytes).Select(ReadLine))
        {
            if (line.Name == "BEGIN")
            {
                var component = new Component(line.Raw);
                if (open.TryPeek(out var around))
                {
                    around.Inner.Add(component);
                }
                else if (root is null)
                {
                    root = component;
                }
                else
                {
                    throw new FormatException("There is a second component outside.");
                }

                open.Push(component);
            }
            else if (line.Name == "END")
            {
                var closed = open.Pop();
                if (closed.Name != line.Raw)
                {
                    throw new FormatException($"{closed.Name} ends as {line.Raw}.");
                }
            }
            else
            {
                open.Peek().Lines.Add(line);
            }
        }

        if (root is not { Name: "VCALENDAR" } || open.Count > 0)
        {
            throw new FormatException("There is not one whole VCALENDAR.");
        }

        Require(root);
        return root;
    }

    private static void Require(Component calendar)
    {
        _ = (calendar.One("PRODID"), calendar.Optional("METHOD"));
        if (calendar.One("VERSION").Raw != "2.0")
        {
            throw new FormatException("VERSION must be 2.0.");
        }

        foreach (var component in calendar.Inner.Where(c => c.Name == "VEVENT"))
        {
            _ = (component.One("UID"), component.One("DTSTAMP").Utc, component.One("DTSTART"));
            foreach (var name in (string[])["SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "SEQUENCE", "URL", "LAST-MODIFIED", "TRANSP", "DTEND"])
            {
                component.Optional(name);
            }

            if (component.Optional("STATUS") is { Raw: not ("TENTATIVE" or "CONFIRMED" or "CANCELLED") })
            {
                throw new FormatException("An event has no such STATUS.");
            }
        }
    }

    /// <summary>Octets first: a letter cut in two cannot be seen in text any more.</summary>
    private static List<string> Unfold(byte[] bytes)
    {
        var lines = new List<string>();
        for (var start = 0; start < bytes.Length;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            if (end <= start || bytes[end - 1] != '\r')
            {
                throw new FormatException("A line must end with CR and LF.");
            }

            if (end - 1 - start > LongestLine)
            {
                throw new FormatException($"A line has {end - 1 - start} octets.");
            }

            // Throws when a letter was cut in two.
            var text = Utf8.GetString(bytes, start, end - 1 - start);
            start = end + 1;
            if (text.Any(sign => char.IsControl(sign) && sign != '\t'))
            {
                throw new FormatException("A line holds a control sign.");
            }

            if (text.Length > 0 && text[0] is ' ' or '\t')
            {
                lines[^1] += text[1..];
            }
            else
            {
                lines.Add(text.Length > 0 ? text : throw new FormatException("A line is empty."));
            }
        }

        return lines;
    }

    private static ContentLine ReadLine(string line)
    {
        var parameters = new Dictionary<string, string>();
        var name = Take(line, 0);
        var at = name.Length;
        while (at < line.Length && line[at] == ';')
        {
            var key = Take(line, at + 1);
            at += 1 + key.Length;
            if (at >= line.Length || line[at] != '=')
            {
                throw new FormatException($"{name}: a parameter has no value.");
            }

            var end = line[at + 1] == '"' ? line.IndexOf('"', at + 2) + 1 : line.IndexOfAny([';', ':', ','], at + 1);
            parameters.Add(key, line[(at + 1)..end].Trim('"'));
            at = end;
        }

        return at < line.Length && line[at] == ':'
            ? new ContentLine(name, parameters, line[(at + 1)..])
            : throw new FormatException($"{name} has no value.");
    }

    private static string Take(string line, int start)
    {
        var end = start;
        while (end < line.Length && (char.IsAsciiLetterUpper(line[end]) || char.IsAsciiDigit(line[end]) || line[end] == '-'))
        {
            end++;
        }

        return end > start ? line[start..end] : throw new FormatException("A name is missing.");
    }
}
