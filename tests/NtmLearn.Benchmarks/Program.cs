using NtmLearn.Benchmarks;

return args switch
{
    ["passages", ..] => PassageBenchmark.Run(),
    ["turns", ..] => TurnBenchmark.Run(),
    ["chat", .. var rest] => await ChatLoad.RunAsync(Arguments.Parse(rest)),
    ["pages", .. var rest] => await PageLoad.RunAsync(Arguments.Parse(rest)),
    ["people", .. var rest] => await PeopleLoad.RunAsync(Arguments.Parse(rest)),
    ["morning", .. var rest] => await MorningLoad.RunAsync(Arguments.Parse(rest)),
    ["start", .. var rest] => await StartTrial.RunAsync(Arguments.Parse(rest)),
    ["kill", .. var rest] => await KillTrial.RunAsync(Arguments.Parse(rest)),
    ["zalo", .. var rest] => await ZaloLoad.RunAsync(Arguments.Parse(rest)),
    ["zalo-same", .. var rest] => await ZaloSame.RunAsync(Arguments.Parse(rest)),
    ["zalo-kill", .. var rest] => await ZaloKillTrial.RunAsync(Arguments.Parse(rest)),
    ["fuzz", .. var rest] => await FuzzTrial.RunAsync(Arguments.Parse(rest)),
    ["attendance", .. var rest] => await AttendanceLoad.RunAsync(Arguments.Parse(rest)),
    ["import-people", .. var rest] => await ImportPeople.RunAsync(Arguments.Parse(rest)),
    ["certificates", .. var rest] => await CertificateLoad.RunAsync(Arguments.Parse(rest)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        passages                                              indexing and finding 10,000 passages
        turns                                                 the turn pipeline alone, warm
        chat [--rate 0] [--seconds 15] [--conversations 40]   chat turns over Direct Line; rate 0 is as fast as they go
        pages [--seconds 10] [--rate 200] [--postgres CONNECTION]
                                                              pages for visitors and people signed in: as fast as they go, then at a rate
        people [--people 100000] [--rate 50] [--seconds 30] [--postgres CONNECTION]
                                                              finding people among many, the search alone and its page; PostgreSQL: an empty database
        morning [--people 300] [--seconds 5] [--postgres CONNECTION]
                                                              a hall that signs in by the code on the wall, from one address; nothing broken afterwards
        start [--times 5] [--postgres CONNECTION]             from starting until ready, and memory at rest
        kill [--times 20] [--rate 50]                         kill -9 under load; every acknowledged message answered once
        zalo [--rate 60] [--seconds 30] [--burst 0] [--people 400] [--per-minute 4000] [--postgres CONNECTION]
                                                              events over Zalo: how soon acknowledged, how soon answered
        zalo-same --questions FILE                            the same questions over Zalo and on the web, answered alike
        zalo-kill [--times 20] [--rate 50]                    kill -9 while people write over Zalo; all answered, hardly any twice
        fuzz [--count 100000] [--seed 1]                      hostile messages, activities and frames; no 5xx, memory flat, nothing broken afterwards
        attendance [--seconds 10] [--marks 1000000]           lists viewed and saved, marks over the API, reports and histories among many marks
        import-people [--rows 10000] [--postgres CONNECTION]  a list of people into the whole program: seconds and peak memory
        certificates [--people 1000] [--save FOLDER] [--postgres CONNECTION]
                                                              issuing to a class, one file to print and an archive: at most 30 s, each paper at most 200 KB
        """);
    return 2;
}
