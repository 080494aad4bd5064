namespace NtmLearn.Lms.Tests.Enrolments;

/// <summary>Something random that somebody does: what, and three numbers to choose class, people and amounts by.</summary>
public sealed record EnrolmentAct(int Kind, int A, int B, int C);
