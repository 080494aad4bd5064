using NtmLearn.Evaluation;

var verbs = new Dictionary<string, Func<IReadOnlyList<string>, int>>
{
    ["answers"] = AnswersCommand.Run,
    ["explain"] = ExplainCommand.Run,
    ["retrieval"] = RetrievalCommand.Run,
    ["intents"] = IntentsCommand.Run,
    ["masking"] = MaskingCommand.Run,
    ["attacks"] = AttacksCommand.Run,
};

if (args.Length > 0 && verbs.TryGetValue(args[0], out var run))
{
    return run(args[1..]);
}

Console.Error.WriteLine("answers --corpus DIR --questions FILE [--meta FILE] [--json OUT] [--show wrong|all]");
Console.Error.WriteLine("explain --corpus DIR --text QUESTION");
Console.Error.WriteLine("retrieval --paragraphs FILE [--paragraphs FILE…] --questions FILE [--json OUT]");
Console.Error.WriteLine("intents|masking|attacks --cases FILE [--json OUT]");
return 2;
