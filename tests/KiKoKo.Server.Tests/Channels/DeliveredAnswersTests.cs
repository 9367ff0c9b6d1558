using KiKoKo.Server.Channels;

namespace KiKoKo.Server.Tests.Channels;

public sealed class DeliveredAnswersTests
{
    [Fact]
    public void Find_WithMessageId_IsThatAnswer()
    {
        var answers = new DeliveredAnswers(10);
        answers.Remember("a", "m1", "KK-1");
        answers.Remember("a", "m2", "KK-2");
        answers.Remember("b", "m1", "KK-3");

        Assert.Equal("KK-1", answers.Find("a", "m1"));
        Assert.Equal("KK-3", answers.Find("b", "m1"));
    }

    [Fact]
    public void Find_WithoutMessageId_IsTheLastAnswerOfThatConversation()
    {
        var answers = new DeliveredAnswers(10);
        answers.Remember("a", "m1", "KK-1");
        answers.Remember("a", null, "KK-2");
        answers.Remember("b", "m3", "KK-3");

        Assert.Equal("KK-2", answers.Find("a", null));
        Assert.Null(answers.Find("c", null));
    }

    [Fact]
    public void Find_WithUnknownMessageId_IsNotGuessed()
    {
        var answers = new DeliveredAnswers(10);
        answers.Remember("a", "m1", "KK-1");

        Assert.Null(answers.Find("a", "m9"));
    }

    [Fact]
    public void Remember_BeyondCapacity_ForgetsTheOldestButNotALivelyConversation()
    {
        var answers = new DeliveredAnswers(3);
        answers.Remember("lebhaft", "m0", "KK-0");
        for (int i = 1; i <= 5; i++)
        {
            answers.Remember("still-" + i, "m", "KK-x");
            answers.Remember("lebhaft", "m" + i, "KK-" + i);
        }

        Assert.Null(answers.Find("lebhaft", "m0"));
        Assert.Null(answers.Find("still-1", null));
        Assert.Equal("KK-5", answers.Find("lebhaft", null));
        Assert.Equal("KK-5", answers.Find("lebhaft", "m5"));
    }
}
