namespace NtmLearn.Bot.Conversations;

/// <summary>Replaces personal data in a person's words; applied before anything is stored or logged.</summary>
public sealed class MessageMasking(Func<string, string> mask)
{
    public string Mask(string text) => text.Length == 0 ? text : mask(text);
}
