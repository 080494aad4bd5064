using System.Reflection;

namespace NtmLearn.Lms.Data;

/// <summary>An assembly whose entity configurations belong to the one model. Each module registers its own.</summary>
public sealed record ModelAssembly(Assembly Assembly);
