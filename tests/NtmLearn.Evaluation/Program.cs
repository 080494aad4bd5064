using NtmLearn.Evaluation;

return args switch
{
    ["retrieval", .. var rest] => RetrievalCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("retrieval --paragraphs FILE [--paragraphs FILE…] --questions FILE [--json OUT]");
    return 2;
}
