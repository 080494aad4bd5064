using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.Access;
using NtmLearn.Lms.Imports;
using NtmLearn.Lms.Imports.Tables;
using NtmLearn.Lms.People;
using NtmLearn.TestKit;

namespace NtmLearn.Lms.Tests.Imports;

/// <summary>The program with a coordinator who has signed in and sends files as browsers do.</summary>
public sealed class ImportHost : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private SignedIn? coordinator;

    public TestHost Host { get; private set; } = null!;

    public HttpClient Http => coordinator!.Http;

    public async ValueTask InitializeAsync()
    {
        Host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        coordinator = await Host.SignInAsync(Role.Coordinator);
    }

    public async ValueTask DisposeAsync()
    {
        coordinator?.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>Sends a file of texts and waits until it has been looked through.</summary>
    public async Task<ImportRun> TryAsync(ImportKind kind, params string[]?[] rows) => await WaitAsync(await SendAsync(kind, Workbook.Of(rows)));

    /// <summary>Sends a file, has it taken in, and waits for the end.</summary>
    public async Task<ImportRun> ImportAsync(ImportKind kind, params string[]?[] rows) => await BeginAsync((await TryAsync(kind, rows)).ImportRunId);

    /// <summary>Sends a file through the page; it must be accepted.</summary>
    public async Task<Guid> SendAsync(ImportKind kind, Stream content, string name = "danh sách.xlsx")
    {
        using var response = await PostAsync(Http, kind, content, name);
        Assert.True(response.StatusCode == HttpStatusCode.SeeOther, $"{response.StatusCode} {await TextAsync(response)}");
        return Guid.Parse(response.Headers.Location!.ToString().Split('/')[^1]);
    }

    /// <summary>Sends a file through the page.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient http, ImportKind kind, Stream content, string name)
    {
        var html = await http.GetStringAsync(ImportEndpoints.Root);
        var form = (await new HtmlParser().ParseDocumentAsync(html)).QuerySelector("main form[method=post]")!;
        using var body = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
        {
            body.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        }

        body.Add(new StringContent(kind.ToString()), "kind");
        body.Add(new StreamContent(content), "file", name);
        return await http.PostAsync(ImportEndpoints.Root, body);
    }

    /// <summary>Presses the button of a run that was looked through, and waits for the end.</summary>
    public async Task<ImportRun> BeginAsync(Guid id)
    {
        using var response = await Http.PostFormAsync($"{ImportEndpoints.Root}/{id}");
        Assert.True(response.StatusCode == HttpStatusCode.SeeOther, $"{response.StatusCode} {await TextAsync(response)}");
        return await WaitAsync(id);
    }

    public Task<ImportRun> WaitAsync(Guid id) => WaitAsync(Host, id, run => !run.IsAtWork);

    /// <summary>Asks the database until a run is as wanted.</summary>
    public static async Task<ImportRun> WaitAsync(TestHost host, Guid id, Func<ImportRun, bool> isWanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            var run = await host.QueryAsync(db => db.Set<ImportRun>().AsNoTracking().SingleAsync(r => r.ImportRunId == id, patience.Token));
            if (isWanted(run))
            {
                return run;
            }

            await pause.WaitForNextTickAsync(patience.Token);
        }
    }

    public Task<List<ImportIssue>> IssuesAsync(ImportRun run, IssueWeight weight = IssueWeight.Error) => Host.QueryAsync(db =>
        db.Set<ImportIssue>().Where(i => i.ImportRunId == run.ImportRunId && i.Weight == weight).OrderBy(i => i.Row).ToListAsync());

    public async Task<Person> PersonAsync(string name) => Assert.Single(await PeopleAsync(name));

    public Task<List<Person>> PeopleAsync(string name) => Host.QueryAsync(db => db.Set<Person>().AsNoTracking().Where(p => p.FullName == name).ToListAsync());

    public Task<List<Post>> PostsAsync(Person person) => Host.QueryAsync(db => db.Set<Post>().AsNoTracking().Where(p => p.PersonId == person.PersonId).ToListAsync());

    /// <summary>The rows that were not taken, as they come back: header first.</summary>
    public async Task<List<IReadOnlyList<string>>> RejectedAsync(ImportRun run)
    {
        using var file = await RejectedFileAsync(run);
        using var reader = SheetReader.Open(file);
        return [.. reader.Rows().Select(r => r.Cells)];
    }

    public async Task<MemoryStream> RejectedFileAsync(ImportRun run) =>
        new(await Http.GetByteArrayAsync($"{ImportEndpoints.Root}/{run.ImportRunId}/dong-loi"));

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync();
}
