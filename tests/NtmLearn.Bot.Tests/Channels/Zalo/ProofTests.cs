using NtmLearn.Bot.Channels.Zalo.Access;

namespace NtmLearn.Bot.Tests.Channels.Zalo;

public sealed class ProofTests
{
    [Fact]
    public void Challenge_OfTheDocumentedVerifier_IsTheDocumentedOne() =>
        Assert.Equal("pKAWkiOGvqVK_keNKR5kAODNjS_Pr4Laj-dufKSvnJI", ZaloProof.Challenge("abcdefghijklmnopqrstuvwxyzABCDEFGHIJK012345"));

    [Fact]
    public void Verifier_Made_HasFortyThreeSignsOfItsAlphabet()
    {
        var made = Enumerable.Range(0, 100).Select(_ => ZaloProof.NewVerifier()).ToList();

        Assert.Equal(100, made.Distinct().Count());
        Assert.All(made, verifier => Assert.Matches("^[A-Za-z0-9_-]{43}$", verifier));
    }

    [Fact]
    public void AppSecret_OfTheDocumentedVector_IsProvedAsDocumented() => Assert.Equal(
        "7196be12396e82d498574863aab45f32c0f0c84c6d6d4038d19a0d78120bdf44", ZaloProof.OfAppSecret("app-secret-for-tests", "access-token-for-tests"));
}
