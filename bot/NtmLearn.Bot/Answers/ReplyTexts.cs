using System.Text.Json;
using System.Text.RegularExpressions;
using NtmLearn.Bot.Conversations;

namespace NtmLearn.Bot.Answers;

/// <summary>
/// The fixed texts of the service in three languages, with the office's contact filled in. Read and checked at start:
/// a missing, empty or unknown text stops the program with its name.
/// </summary>
public sealed partial class ReplyTexts
{
    private const int LongestInWords = 60;

    private static readonly (ReplyLanguage Language, string File)[] Files =
    [
        (ReplyLanguage.Vietnamese, "replies.vi.json"), (ReplyLanguage.Khmer, "replies.km.json"), (ReplyLanguage.English, "replies.en.json"),
    ];

    private readonly IReadOnlyDictionary<ReplyLanguage, TextFile> _files;
    private readonly ReplyContact _contact;
    private readonly int _retentionDays;

    private ReplyTexts(IReadOnlyDictionary<ReplyLanguage, TextFile> files, ReplyContact contact, int retentionDays) =>
        (_files, _contact, _retentionDays) = (files, contact, retentionDays);

    /// <summary>Reads <c>replies.{vi,km,en}.json</c> from a folder.</summary>
    public static ReplyTexts ReadFolder(string folder, ReplyContact contact, int retentionDays)
    {
        var files = Files.ToDictionary(file => file.Language, file => ReadFile(Path.Combine(folder, file.File)));
        foreach (var key in Enum.GetValues<ReplyText>())
        {
            var asked = Placeholders(files[ReplyLanguage.Vietnamese].Texts[key]);
            foreach (var (language, file) in Files)
            {
                if (!Placeholders(files[language].Texts[key]).IsSubsetOf(asked))
                {
                    throw new InvalidDataException($"{file}: {key} has a placeholder that the Vietnamese text has not.");
                }
            }
        }

        return new ReplyTexts(files, contact, retentionDays);
    }

    /// <summary>False while a language waits for a native speaker's review; the page says so.</summary>
    public bool IsReviewed(ReplyLanguage language) => _files[language].Reviewed;

    /// <summary>A text with the contact, the way on and the retention filled in.</summary>
    public string Get(ReplyText key, ReplyLanguage language)
    {
        var texts = _files[language].Texts;
        var text = texts[key];
        if (!text.Contains('{'))
        {
            return text;
        }

        return text
            .Replace("{wayOn}", texts[_contact.IsReachable ? ReplyText.WayOnContact : ReplyText.WayOnNoContact], StringComparison.Ordinal)
            .Replace("{contactName}", ContactName(language), StringComparison.Ordinal)
            .Replace("{contactHours}", _contact.Hours?.Trim(), StringComparison.Ordinal)
            .Replace("{contact}", Contact(language), StringComparison.Ordinal)
            .Replace("{retentionDays}", _retentionDays.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>The whole text of a status that has one; <paramref name="reason"/> is that of the safety verdict.</summary>
    public string For(AnswerStatus status, ReplyLanguage language, string? reason = null) => Get(KeyOf(status, reason), language);

    /// <summary>The office's contact, or how to leave a question when none is set.</summary>
    public string Officer(ReplyLanguage language) =>
        Get(_contact.IsReachable ? ReplyText.OfficerContact : ReplyText.OfficerNoContact, language);

    public string OfficeHours(ReplyLanguage language) =>
        Get(string.IsNullOrWhiteSpace(_contact.Hours) ? ReplyText.OfficeHoursUnknown : ReplyText.OfficeHours, language);

    /// <summary>Confirms a question that was kept, with its masked words.</summary>
    public string QuestionKept(ReplyLanguage language, string maskedQuestion) =>
        Get(ReplyText.QuestionKept, language).Replace("{question}", Shorten(maskedQuestion), StringComparison.Ordinal);

    private static ReplyText KeyOf(AnswerStatus status, string? reason) => status switch
    {
        AnswerStatus.Clarify => ReplyText.ClarifyLeadIn,
        AnswerStatus.NotInDocuments => ReplyText.NotInDocuments,
        AnswerStatus.OutOfScope => ReplyText.OutOfScope,
        AnswerStatus.Greeting => ReplyText.Greeting,
        AnswerStatus.Thanks => ReplyText.Thanks,
        AnswerStatus.AboutMe => ReplyText.AboutMe,
        AnswerStatus.Harmful => ReplyText.Harmful,
        AnswerStatus.PersonalData => ReplyText.PersonalData,
        AnswerStatus.Injection => ReplyText.Injection,
        AnswerStatus.Abuse => ReplyText.Abuse,
        AnswerStatus.Crisis => reason switch
        {
            "self_harm" => ReplyText.CrisisSelfHarm,
            "violence" => ReplyText.CrisisViolence,
            "scam_now" => ReplyText.CrisisScam,
            _ => ReplyText.CrisisEmergency,
        },
        AnswerStatus.TooLong => ReplyText.TooLong,
        AnswerStatus.Failed => ReplyText.Failed,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "An answer has no fixed text."),
    };

    private static TextFile ReadFile(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var texts = new Dictionary<ReplyText, string>();
        foreach (var entry in json.RootElement.GetProperty("texts").EnumerateObject())
        {
            if (!Enum.TryParse<ReplyText>(entry.Name, out var key) || !texts.TryAdd(key, entry.Value.GetString() ?? ""))
            {
                throw new InvalidDataException($"{path}: {entry.Name} is unknown or there twice.");
            }

            CheckText(path, entry.Name, texts[key]);
        }

        foreach (var key in Enum.GetValues<ReplyText>())
        {
            if (!texts.ContainsKey(key))
            {
                throw new InvalidDataException($"{path}: {key} is missing.");
            }
        }

        return new TextFile(json.RootElement.GetProperty("reviewed").GetBoolean(), texts);
    }

    private static void CheckText(string path, string name, string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.IndexOfAny(['*', '#', '<', '>', '|', '`']) >= 0)
        {
            throw new InvalidDataException($"{path}: {name} is empty or holds mark-up.");
        }

        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > LongestInWords)
        {
            throw new InvalidDataException($"{path}: {name} is longer than {LongestInWords} words.");
        }

        if (Placeholders(text).Except(["{wayOn}", "{contact}", "{contactName}", "{contactHours}", "{retentionDays}", "{question}"]).FirstOrDefault() is { } unknown)
        {
            throw new InvalidDataException($"{path}: {name} has the unknown placeholder {unknown}.");
        }
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    private static string Shorten(string question) => question.Length <= 200 ? question : string.Concat(question.AsSpan(0, 199), "…");

    private string ContactName(ReplyLanguage language) =>
        string.IsNullOrWhiteSpace(_contact.Name) ? _files[language].Texts[ReplyText.NoName] : _contact.Name.Trim();

    private string Contact(ReplyLanguage language)
    {
        var contact = ContactName(language);
        contact = string.IsNullOrWhiteSpace(_contact.Phone) ? contact : $"{contact}, {_contact.Phone.Trim()}";
        return string.IsNullOrWhiteSpace(_contact.Hours) ? contact : $"{contact} ({_contact.Hours.Trim()})";
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Placeholder();

    private sealed record TextFile(bool Reviewed, IReadOnlyDictionary<ReplyText, string> Texts);
}
