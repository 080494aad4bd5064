namespace NtmLearn.Language;

/// <summary>What became of a text that may be in a legacy encoding.</summary>
/// <param name="Text">The converted text in NFC; the text as it came when nothing was converted.</param>
/// <param name="ConvertedFrom">Null when nothing was converted.</param>
/// <param name="IsUnsure">Some words look like a legacy encoding and others do not: nothing was touched, a person should look.</param>
public sealed record LegacyReading(string Text, LegacyEncodingKind? ConvertedFrom, bool IsUnsure);
