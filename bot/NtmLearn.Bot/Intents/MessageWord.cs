namespace NtmLearn.Bot.Intents;

/// <summary>One word of a message.</summary>
/// <param name="Text">Lower case, with the tone mark at the end of the syllable, so that hòa equals hoà.</param>
/// <param name="Folded">Without diacritics.</param>
/// <param name="IsPlain">Typed without any diacritic, so it may stand for any word that folds alike.</param>
/// <param name="Sentence">Counts sentences from 0.</param>
internal readonly record struct MessageWord(
    int Start, int End, string Text, string Folded, bool IsPlain, bool IsCapitalised, bool IsNumber, int Sentence);
