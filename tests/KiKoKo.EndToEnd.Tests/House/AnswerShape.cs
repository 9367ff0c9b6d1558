using Microsoft.Playwright;

namespace KiKoKo.EndToEnd.Tests.House;

/// <summary>Elements and words of an answer, without what only a living page has and without its label's id.</summary>
internal static class AnswerShape
{
    public static Task<string> OfAsync(ILocator answer) => answer.EvaluateAsync<string>(
        """
        answer => {
          const classes = node => [...node.classList].filter(c => c !== 'choices').join(' ');
          const shape = node => node.nodeType === 3 ? node.data.replace(/\s+/g, ' ')
            : node.nodeType !== 1 || node.matches('.answer-actions, .deadline-actions > .status') ? ''
            : node.matches('[data-choice]') ? node.lastChild.data
            : node.matches('input') ? `<${node.name}=${node.name === 'steps' ? JSON.stringify(JSON.parse(node.value)) : node.value}>`
            : `<${node.localName} ${classes(node)}>${[...node.childNodes].map(shape).join('')}</>`;
          return shape(answer).replaceAll(answer.dataset.label, 'ID').replace(/\s*([<>])\s*/g, '$1');
        }
        """);
}
