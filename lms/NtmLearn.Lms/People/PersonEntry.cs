using NtmLearn.Lms.Outcomes;

namespace NtmLearn.Lms.People;

/// <summary>A person as a list tells of them; what is left out stays as it is stored.</summary>
/// <param name="Post">The post that they have now, if the list says so.</param>
internal sealed record PersonEntry(PersonInput Input, PostInput? Post, PersonKey Key);

/// <summary>What an entry did.</summary>
internal enum PersonPutKind
{
    Added = 1,
    Changed = 2,
    Unchanged = 3,
}

/// <summary>An entry that found its person, or made one.</summary>
internal sealed record PersonPut(Guid PersonId, PersonPutKind Kind, IReadOnlyList<Refusal> Warnings);
