namespace NtmLearn.Lms.Auditing;

/// <summary>Who makes a change. Every write of training and communication names one.</summary>
/// <param name="Id">The account, API key or person; null for the program, an operator or an unknown visitor.</param>
/// <param name="Label">Which job or verb it was, never a person's name.</param>
public sealed record Actor(ActorKind Kind, Guid? Id = null, string? Label = null)
{
    /// <summary>Why, where the change asks for a reason; kept in the audit.</summary>
    public string? Reason { get; init; }

    /// <summary>A job or the start of the program.</summary>
    public static Actor Program(string label) => new(ActorKind.Program, Label: label);

    /// <summary>An operator's verb.</summary>
    public static Actor Operator(string verb) => new(ActorKind.Operator, Label: verb);
}
