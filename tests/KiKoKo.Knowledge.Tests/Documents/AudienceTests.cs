using KiKoKo.Knowledge.Documents;

namespace KiKoKo.Knowledge.Tests.Documents;

public sealed class AudienceTests
{
    [Fact]
    public void Staff_MayRead_WhatIsForEveryoneOnly()
    {
        Assert.True(Audience.Staff.MayRead(Audience.Everyone));
        Assert.False(Audience.Staff.MayRead(Audience.Managers));
        Assert.False(Audience.Staff.MayRead(Audience.HumanResources));
    }

    [Fact]
    public void Anyone_MayRead_WhatIsForEveryone() =>
        Assert.All([Audience.Of(), Audience.Of(Audience.Managers), Audience.Of("kfz", "personalamt")], a => Assert.True(a.MayRead(Audience.Everyone)));

    [Fact]
    public void Equals_OfTheSameGroupsInAnyOrder_IsTrueAndSoIsTheKey()
    {
        var one = Audience.Of("personalamt", "fuehrungskraefte", "alle");
        var two = Audience.Of("fuehrungskraefte", "personalamt", "personalamt");
        Assert.Equal(one, two);
        Assert.Equal((one.Key, one.GetHashCode()), (two.Key, two.GetHashCode()));
        Assert.NotEqual(one, Audience.Of("personalamt"));
        Assert.Equal(Audience.Staff, Audience.Of());
    }

    /// <summary>The key is what caches of readable documents go by.</summary>
    [Theory]
    [InlineData("b|c", "b", "c")]
    [InlineData(@"b\|c", @"b\", "c")]
    [InlineData(@"b\\|c", @"b\\", "c")]
    public void Key_OfAudiencesWithDifferentGroups_Differs(string one, string first, string second)
    {
        Assert.NotEqual(Audience.Of(one).Key, Audience.Of(first, second).Key);
        Assert.NotEqual(Audience.Of(one), Audience.Of(first, second));
    }
}
