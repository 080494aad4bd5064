namespace NtmLearn.Lms.Papers;

/// <summary>How the invited body is spoken to.</summary>
public enum CallUpTone
{
    /// <summary>"Giao": a body of the state, which can be given a task.</summary>
    Assign = 1,

    /// <summary>"Đề nghị": the Front, mass organisations and others who are not subordinate.</summary>
    Request = 2,
}
