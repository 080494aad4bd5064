using System.Collections.Concurrent;

namespace NtmLearn.ZaloSimulator.Templates;

/// <summary>The OA's templates. One is there from the start.</summary>
public sealed class TemplateStore
{
    /// <summary>A reminder with a name, a class and a time.</summary>
    public static readonly ZaloTemplate Reminder = new("123456", "Nhắc lịch tập huấn")
    {
        Parameters = [new("ten_hoc_vien"), new("lop") { MaxLength = 100 }, new("ngay", "DATE") { MaxLength = 20 }],
    };

    private readonly ConcurrentDictionary<string, ZaloTemplate> templates = new() { [Reminder.Id] = Reminder };

    public IReadOnlyList<ZaloTemplate> All => [.. templates.Values];

    /// <summary>Adds a template or puts another in its place.</summary>
    public void Set(ZaloTemplate template) => templates[template.Id] = template;

    public ZaloTemplate? Find(string? id) => id is not null && templates.TryGetValue(id, out var template) ? template : null;
}
