using NtmLearn.Bot.Answers;
using NtmLearn.Language;

namespace NtmLearn.Bot.Passages;

/// <summary>What is known about words besides the documents: spellings and synonyms, English and Khmer glossaries.</summary>
public sealed record KnowledgeWords(LanguageData Language, Glossary English, Glossary Khmer, MustStateWords MustState);
