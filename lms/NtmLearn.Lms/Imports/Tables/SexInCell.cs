namespace NtmLearn.Lms.Imports.Tables;

/// <summary>What a list says of a person's sex.</summary>
public enum SexInCell
{
    Female = 1,
    Male = 2,
}
