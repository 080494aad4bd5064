using System.IO.Compression;
using System.Xml;

namespace NtmLearn.Lms.Imports.Tables;

/// <summary>The parts of an XLSX file: which sheets there are, shared texts, formats; and the rows of the chosen sheet.</summary>
internal sealed class XlsxFile : IDisposable
{
    // Texts are held in memory while the rows stream by; ten thousand rows need a tenth of this.
    private const long MostSharedText = 48_000_000;

    private readonly ZipArchive archive;
    private readonly SheetReadOptions options;
    private readonly string sheetPart;
    private readonly XlsxCells cells;

    private XlsxFile(ZipArchive archive, SheetReadOptions options)
    {
        this.archive = archive;
        this.options = options;
        if (archive.Entries.Sum(e => (decimal)e.Length) > options.MaxUnpackedBytes)
        {
            throw SheetException.UnpackedTooLarge();
        }

        var workbook = Relations("").Where(r => r.Type == "officeDocument").Select(r => r.Target).FirstOrDefault() ?? "xl/workbook.xml";
        if (archive.GetEntry(workbook) is null || !workbook.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            throw workbook.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) ? SheetException.OldExcel() : SheetException.NotASheet();
        }

        var relations = Relations(workbook);
        var sheets = Sheets(workbook, out var startsIn1904).Join(relations, s => s.RelationId, r => r.Id, (s, r) => (s.Name, r.Target, r.Type))
            .Where(s => s.Type == "worksheet").ToList();
        SheetNames = [.. sheets.Select(s => s.Name)];
        var chosen = options.SheetName is null ? sheets.FirstOrDefault()
            : sheets.FirstOrDefault(s => string.Equals(s.Name.Trim(), options.SheetName.Trim(), StringComparison.OrdinalIgnoreCase));
        sheetPart = chosen.Target ?? (options.SheetName is null ? throw SheetException.Empty() : throw SheetException.NoSuchSheet(options.SheetName, SheetNames));
        cells = new XlsxCells(
            ReadPart(relations, "sharedStrings", XlsxCells.ReadSharedTexts, MostSharedText) ?? [],
            ReadPart(relations, "styles", XlsxFormats.Read, options.MaxUnpackedBytes) ?? XlsxFormats.None,
            startsIn1904);
    }

    public IReadOnlyList<string> SheetNames { get; }

    public static XlsxFile Open(Stream stream, SheetReadOptions options)
    {
        var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            return new XlsxFile(archive, options);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public IEnumerable<SheetRow> Rows()
    {
        using var reader = OpenPart(sheetPart, options.MaxUnpackedBytes) ?? throw SheetException.Broken();
        var number = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row")
            {
                continue;
            }

            number = reader.GetAttribute("r") is { } written ? XmlConvert.ToInt32(written) : number + 1;
            if (!reader.IsEmptyElement && cells.ReadRow(reader, options.MaxColumns) is { } row)
            {
                yield return new SheetRow(number, row);
            }
        }
    }

    public void Dispose() => archive.Dispose();

    private List<(string Name, string RelationId)> Sheets(string workbook, out bool startsIn1904)
    {
        var sheets = new List<(string, string)>();
        startsIn1904 = false;
        using var reader = OpenPart(workbook, options.MaxUnpackedBytes)!;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "workbookPr")
            {
                startsIn1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            else if (reader.LocalName == "sheet" && reader.GetAttribute("state") is null or "visible"
                && reader.GetAttribute("name") is { } name && AttributeOfAnyNamespace(reader, "id") is { } relation)
            {
                sheets.Add((name, relation));
            }
        }

        return sheets;
    }

    private T? ReadPart<T>(IEnumerable<Relation> relations, string type, Func<XmlReader, T> read, long mostBytes)
        where T : class
    {
        using var reader = relations.FirstOrDefault(r => r.Type == type) is { } relation ? OpenPart(relation.Target, mostBytes) : null;
        return reader is null ? null : read(reader);
    }

    /// <summary>What a part refers to; the kind is the last word of its address, alike in both dialects of the format.</summary>
    private List<Relation> Relations(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var relations = new List<Relation>();
        using var reader = OpenPart($"{part[..slash]}_rels/{part[slash..]}.rels", options.MaxUnpackedBytes);
        while (reader?.Read() is true)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship"
                && reader.GetAttribute("Target") is { } target && reader.GetAttribute("Type") is { } type)
            {
                relations.Add(new Relation(reader.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(part[..slash], target)));
            }
        }

        return relations;
    }

    private XmlReader? OpenPart(string name, long mostBytes) => archive.GetEntry(name) is not { } entry ? null
        : XmlReader.Create(
            new BoundedStream(entry.Open(), mostBytes),
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true });

    private static string Resolve(string folder, string target)
    {
        var path = new Stack<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                path.TryPop(out _);
            }
            else if (step != ".")
            {
                path.Push(step);
            }
        }

        return string.Join('/', path.Reverse());
    }

    private static string? AttributeOfAnyNamespace(XmlReader reader, string name)
    {
        string? value = null;
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            value = reader.LocalName == name ? reader.Value : value;
        }

        reader.MoveToElement();
        return value;
    }

    private sealed record Relation(string Id, string Type, string Target);
}
