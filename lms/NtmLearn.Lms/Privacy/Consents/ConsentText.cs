namespace NtmLearn.Lms.Privacy.Consents;

/// <summary>What somebody is asked to agree to, in one language.</summary>
/// <param name="Version">Goes up when the meaning changes; the same in all languages.</param>
/// <param name="Ask">The sentence beside the box.</param>
public sealed record ConsentText(ConsentPurpose Purpose, string Version, string Ask, string What, string Why, string HowLong);

/// <summary>The texts of a language.</summary>
/// <param name="Who">Who keeps the data and answers for it.</param>
/// <param name="Stop">How to take a yes back.</param>
/// <param name="Language">Its tag.</param>
public sealed record ConsentTextSet(string Language, string Who, string Stop, IReadOnlyDictionary<ConsentPurpose, ConsentText> Texts);
