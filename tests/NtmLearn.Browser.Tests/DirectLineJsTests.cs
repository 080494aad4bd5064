using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using NtmLearn.TestKit;

namespace NtmLearn.Browser.Tests;

/// <summary>Microsoft's own client, as published, against our server: socket and polling.</summary>
public sealed class DirectLineJsTests(ITestOutputHelper output)
{
    private static readonly string Folder = Repository.Find("tests/NtmLearn.Browser.Tests/clients");

    [Theory]
    [InlineData("socket")]
    [InlineData("polling")]
    public async Task Client_StartsPostsDropsResumesExpiresAndEnds(string mode)
    {
        Assert.SkipUnless(await InstallAsync(), "Node and npm are needed for Microsoft's client.");
        await using var host = await TestHost.StartAsync(responder: ScriptedResponder.Respond);
        using var client = host.DirectLine();
        var token = await client.GenerateAsync(new JsonObject { ["user"] = new JsonObject { ["id"] = "dl_node" } });
        using var node = Start("node", ["directline.mjs", $"{host.BaseAddress}v3/directline", token.Text("token"), mode]);
        var error = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        while (await node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            output.WriteLine(line);
            if (line == "expire")
            {
                host.Clock.Advance(TimeSpan.FromMinutes(31));
                var fresh = await client.ReconnectAsync(token.Text("conversationId"), "");
                await node.StandardInput.WriteLineAsync(
                    JsonSerializer.Serialize(new { token = fresh.Text("token"), streamUrl = fresh.Text("streamUrl") }));
                await node.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            }
        }

        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await error);
    }

    private static async Task<bool> InstallAsync()
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "botframework-directlinejs")))
        {
            return true;
        }

        try
        {
            using var npm = Start("npm", ["ci", "--no-audit", "--no-fund"]);
            var output = npm.StandardOutput.ReadToEndAsync();
            await npm.StandardError.ReadToEndAsync();
            await output;
            await npm.WaitForExitAsync();
            return npm.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
