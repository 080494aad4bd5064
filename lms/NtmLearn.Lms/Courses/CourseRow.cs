namespace NtmLearn.Lms.Courses;

/// <summary>A course in a list.</summary>
/// <param name="Classes">How many classes of it there are, drafts too.</param>
public sealed record CourseRow(Course Course, string TopicName, int Classes);
