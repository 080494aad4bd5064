using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NtmLearn.Lms.People;

namespace NtmLearn.Benchmarks;

/// <summary>One search that somebody types.</summary>
internal sealed record TypedSearch(string Kind, string Text, (string SortKey, Guid PersonId)? After = null)
{
    /// <summary>Where a browser asks for it.</summary>
    public string Path => "/nguoi?tim=" + Uri.EscapeDataString(Text) + (After is var (sortKey, personId)
        ? "&sau=" + WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{sortKey} {personId:N}"))
        : "");
}

/// <summary>What people type to find people, about those who are there.</summary>
internal static class PersonTyping
{
    private static readonly string[] Frequent = ["nguyen", "thi", "van", "Nguyễn Thị", "tran van"];
    private static readonly string[] Beginnings = ["ng", "tr", "ho", "th", "nguyen thi h", "le v", "da"];
    private static readonly string[] Rare = ["mach soc", "rây", "xyz", "ngo thuy uyen", "tran nguyen", "le pham", "khong co ai"];

    /// <summary>Searches of every kind in turn.</summary>
    public static async Task<List<TypedSearch>> MakeAsync(PeopleFiller people, int rounds)
    {
        await using var db = people.Open();
        var some = await db.Set<Person>().AsNoTracking().Where(p => p.Phone != null).OrderBy(p => p.Phone).Take(rounds).ToListAsync();
        var searches = new List<TypedSearch>();
        for (var i = 0; i < some.Count; i++)
        {
            var person = some[i];
            searches.AddRange(
            [
                new("nothing typed", ""),
                new("beginnings of words", Beginnings[i % Beginnings.Length]),
                new("full name, no diacritics", person.SearchKey),
                new("full name as written", person.FullName),
                new("given and family name", string.Join(' ', person.SearchKey.Split(' ') is var words ? [words[^1], words[0]] : [])),
                new("digits of a phone", person.Phone![^6..]),
                new("frequent words", Frequent[i % Frequent.Length]),
                new("rare words, or none", Rare[i % Rare.Length]),
                new("later page, nothing typed", "", (person.SortKey, person.PersonId)),
                new("later page, frequent word", "nguyen", (person.SortKey, person.PersonId)),
            ]);
        }

        return searches;
    }
}
