using NtmLearn.Benchmarks;

return args switch
{
    ["passages", ..] => PassageBenchmark.Run(),
    ["turns", ..] => TurnBenchmark.Run(),
    ["chat", .. var rest] => await ChatLoad.RunAsync(Arguments.Parse(rest)),
    ["kill", .. var rest] => await KillTrial.RunAsync(Arguments.Parse(rest)),
    ["zalo", .. var rest] => await ZaloLoad.RunAsync(Arguments.Parse(rest)),
    ["zalo-same", .. var rest] => await ZaloSame.RunAsync(Arguments.Parse(rest)),
    ["zalo-kill", .. var rest] => await ZaloKillTrial.RunAsync(Arguments.Parse(rest)),
    ["fuzz", .. var rest] => await FuzzTrial.RunAsync(Arguments.Parse(rest)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        passages                                              indexing and finding 10,000 passages
        turns                                                 the turn pipeline alone, warm
        chat [--rate 0] [--seconds 15] [--conversations 40]   chat turns over Direct Line; rate 0 is as fast as they go
        kill [--times 20] [--rate 50]                         kill -9 under load; every acknowledged message answered once
        zalo [--rate 60] [--seconds 30] [--burst 0] [--people 400] [--per-minute 4000] [--postgres CONNECTION]
                                                              events over Zalo: how soon acknowledged, how soon answered
        zalo-same --questions FILE                            the same questions over Zalo and on the web, answered alike
        zalo-kill [--times 20] [--rate 50]                    kill -9 while people write over Zalo; all answered, hardly any twice
        fuzz [--count 100000] [--seed 1]                      hostile messages, activities and frames; no 5xx, memory flat
        """);
    return 2;
}
