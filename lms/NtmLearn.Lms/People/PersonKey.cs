namespace NtmLearn.Lms.People;

/// <summary>How likely two entries are about one person.</summary>
internal enum PersonLikeness
{
    Different = 1,

    /// <summary>Two people, but so alike that somebody should look.</summary>
    Alike = 2,

    /// <summary>Cannot be told: a person has to decide.</summary>
    Perhaps = 3,
    Same = 4,

    /// <summary>The same ID number under another name: one of the two is wrong.</summary>
    IdOfAnother = 5,
}

/// <summary>By what a person is known again in lists: ID number; else telephone and name; else name, year of birth and place.</summary>
/// <param name="Name">Folded.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Places">Where they live and have posts: units of today, organisations.</param>
internal sealed record PersonKey(string Name, int? YearOfBirth, string? Phone, string? IdNumber, IReadOnlyCollection<Guid> Places)
{
    /// <summary>Whether anything but the name is known, so that people of one name can be told apart at all.</summary>
    public bool TellsApart => YearOfBirth is not null || Phone is not null || IdNumber is not null || Places.Count > 0;

    public PersonLikeness Compare(PersonKey other)
    {
        if (IdNumber is not null && other.IdNumber is not null)
        {
            return IdNumber != other.IdNumber ? PersonLikeness.Different
                : Name == other.Name ? PersonLikeness.Same
                : PersonLikeness.IdOfAnother;
        }

        if (Name != other.Name || (YearOfBirth is { } year && other.YearOfBirth is { } otherYear && year != otherYear))
        {
            return PersonLikeness.Different;
        }

        var sameYear = YearOfBirth is not null && other.YearOfBirth is not null;
        var samePlace = Places.Any(other.Places.Contains);
        if (Phone is not null && other.Phone is not null)
        {
            return Phone == other.Phone ? PersonLikeness.Same
                : sameYear && samePlace ? PersonLikeness.Alike
                : PersonLikeness.Different;
        }

        if (!samePlace)
        {
            return Places.Count > 0 && other.Places.Count > 0 ? PersonLikeness.Different
                : YearOfBirth is null && other.YearOfBirth is null && Places.Count + other.Places.Count == 0 ? PersonLikeness.Same
                : PersonLikeness.Perhaps;
        }

        return sameYear || (YearOfBirth is null && other.YearOfBirth is null) ? PersonLikeness.Same : PersonLikeness.Perhaps;
    }
}
