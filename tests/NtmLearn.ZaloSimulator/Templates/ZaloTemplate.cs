namespace NtmLearn.ZaloSimulator.Templates;

/// <summary>A message form that Zalo has approved or not.</summary>
public sealed record ZaloTemplate(string Id, string Name)
{
    /// <summary>ENABLE, PENDING_REVIEW, REJECT or DISABLE.</summary>
    public string Status { get; init; } = "ENABLE";

    public string Quality { get; init; } = "HIGH";

    /// <summary>1 transaction, 2 customer care, 3 promotion.</summary>
    public int Tag { get; init; } = 1;

    /// <summary>Old templates, one-time passwords and journeys go by phone only (−249).</summary>
    public bool GoesByUserId { get; init; } = true;

    public IReadOnlyList<TemplateParameter> Parameters { get; init; } = [];
}

/// <summary>A field to fill in. <paramref name="Type"/> is STRING, NUMBER or DATE.</summary>
public sealed record TemplateParameter(string Name, string Type = "STRING")
{
    public bool IsRequired { get; init; } = true;

    public int MinLength { get; init; }

    public int MaxLength { get; init; } = 30;

    public bool AcceptsEmpty { get; init; }
}
