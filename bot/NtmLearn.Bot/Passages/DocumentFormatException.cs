namespace NtmLearn.Bot.Passages;

/// <summary>A file cannot be read as a document. The message says, in Vietnamese, what to mend.</summary>
public sealed class DocumentFormatException(string message) : Exception(message);
