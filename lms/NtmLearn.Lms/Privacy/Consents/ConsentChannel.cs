namespace NtmLearn.Lms.Privacy.Consents;

/// <summary>How somebody said yes or no, or asked for something.</summary>
public enum ConsentChannel
{
    /// <summary>On a page of ours, by themselves.</summary>
    Web = 1,

    /// <summary>On a signed paper that the office keeps.</summary>
    Paper = 2,
    Telephone = 3,
    Chat = 4,

    /// <summary>To an officer, face to face.</summary>
    InPerson = 5,
}
