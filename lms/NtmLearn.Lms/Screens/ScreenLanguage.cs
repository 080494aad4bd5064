namespace NtmLearn.Lms.Screens;

/// <summary>Languages of fixed texts on screens.</summary>
public enum ScreenLanguage
{
    Vietnamese = 1,
    Khmer = 2,
    English = 3,
}
