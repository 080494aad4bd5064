namespace NtmLearn.Lms.People;

/// <summary>Sex, as reports count it.</summary>
public enum Sex
{
    Male = 1,
    Female = 2,
}
