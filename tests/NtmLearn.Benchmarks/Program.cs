using NtmLearn.Benchmarks;

return args switch
{
    ["passages", ..] => PassageBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("passages");
    return 2;
}
