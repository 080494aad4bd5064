namespace NtmLearn.Lms.Access;

/// <summary>What somebody has to do before any other page opens.</summary>
public enum Unsettled
{
    /// <summary>The password was given by somebody else.</summary>
    Password = 1,

    /// <summary>The role asks for a second factor and there is none.</summary>
    SecondFactor = 2,
}
