using System.Text;
using KiKoKo.Ingest.Readers.Text;
using KiKoKo.Knowledge.Documents;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Block = Markdig.Syntax.Block;

namespace KiKoKo.Ingest.Readers.Web;

/// <summary>Markdown through its syntax tree. A YAML head gives metadata.</summary>
internal sealed class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().UseGridTables().UseTaskLists().UseFootnotes().Build();
    private readonly BlockList _blocks = new();
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);

    public static Extraction Read(byte[] file)
    {
        var reader = new MarkdownReader();
        reader.Children(Markdown.Parse(TextDecoding.Decode(file), Pipeline));
        return new Extraction(ExtractionStatus.Ok, null, reader._blocks.Blocks, [], reader._metadata, []);
    }

    private void Children(ContainerBlock parent)
    {
        foreach (var block in parent)
            Element(block);
    }

    private void Element(Block block)
    {
        switch (block)
        {
            case YamlFrontMatterBlock head:
                foreach (var (key, value) in FrontMatter.Parse(head.Lines.ToString()))
                    _metadata[key] = value;
                break;
            case HeadingBlock heading:
                _blocks.Heading(heading.Level, Text(heading.Inline));
                break;
            case Table table:
                _blocks.Table([.. table.OfType<TableRow>().Select(r => (IReadOnlyList<string>)[.. r.OfType<TableCell>().Select(CellText)])]);
                break;
            case ListBlock list:
                List(list, 1);
                break;
            case Footnote note:
                _blocks.Add(BlockKind.Note, string.Join('\n', note.Descendants<ParagraphBlock>().Select(p => Text(p.Inline))));
                break;
            case HtmlBlock html:
                HtmlReader.ReadInto(_blocks, Encoding.UTF8.GetBytes($"<meta charset=utf-8>{html.Lines}"));
                break;
            case LeafBlock { Inline: null } code when code is CodeBlock:
                _blocks.Add(BlockKind.Paragraph, code.Lines.ToString());
                break;
            case ParagraphBlock paragraph:
                _blocks.Add(BlockKind.Paragraph, Text(paragraph.Inline));
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                Children(container);
                break;
        }
    }

    private void List(ListBlock list, int level)
    {
        int number = int.TryParse(list.OrderedStart, out int start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            bool labelled = false;
            foreach (var child in item)
            {
                switch (child)
                {
                    case ListBlock nested:
                        List(nested, level + 1);
                        break;
                    case ParagraphBlock paragraph:
                        string text = Text(paragraph.Inline);
                        _blocks.Add(BlockKind.ListItem, list.IsOrdered && !labelled ? $"{number}{list.OrderedDelimiter} {text}" : text, level);
                        labelled = true;
                        break;
                    default:
                        Element(child);
                        break;
                }
            }

            number++;
        }
    }

    private static string CellText(TableCell cell) => string.Join(' ', cell.Descendants<ParagraphBlock>().Select(p => Text(p.Inline)));

    private static string Text(ContainerInline? inline)
    {
        var text = new StringBuilder();
        foreach (var part in inline?.Descendants() ?? [])
        {
            switch (part)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.ContentSpan);
                    break;
                case LineBreakInline line:
                    text.Append(line.IsHard ? '\n' : ' ');
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case HtmlInline { Tag: "<br>" or "<br/>" or "<br />" }:
                    text.Append('\n');
                    break;
                case TaskList task:
                    text.Append(task.Checked ? "☒ " : "☐ ");
                    break;
            }
        }

        return Clean.Lines(text.ToString());
    }
}
