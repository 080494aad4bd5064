namespace NtmLearn.Language;

/// <summary>A word as it stands in a text: <see cref="Text"/> is exactly the text from Start to End (exclusive).</summary>
/// <param name="Key">For exact comparison, see <see cref="VietnameseText.Key"/>.</param>
/// <param name="Folded">Without diacritics, see <see cref="VietnameseText.Fold"/>.</param>
public sealed record Token(string Text, int Start, int End, TokenKind Kind, string Key, string Folded);
