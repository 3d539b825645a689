import type { FootnoteDefinition, Root, RootContent } from 'mdast';
import { stringify } from 'yaml';
import type { Article, ArticleBlock, ArticleFile } from '../../../model/article.js';
import type { Draft, Remark, StatementSettings } from '../../../model/manuscript.js';
import type { Outcome } from '../../../model/problem.js';
import { counted } from '../../../text/counts.js';
import { inlineMarkdown } from '../../../text/inline-markdown.js';
import { writeMarkdown } from '../../draft/write.js';
import type { JudgeImage } from '../../draft/images.js';
import { ArticleBlocks, plain } from './blocks.js';
import { articleText } from './article-text.js';
import { ArticleImages, imagesOf } from './images.js';
import { ArticleWords, wordsOf } from './inline.js';
import { readArticle } from './read.js';

/** Reads an article that was published as data; a publication begins with it as it was. */
export function readArticleDraft(bytes: Uint8Array, name: string, judge: JudgeImage): Outcome<Draft> {
  const { value: read, problems } = readArticle(bytes, name);
  if (read === undefined) return { problems };
  const file = read.value;
  const { article, locale } = file;
  const wanted = imagesOf(article);
  return {
    value: {
      languages: [locale],
      wanted,
      // Paths of an edition begin at its folder; a file of data is in that of its language.
      wantedFrom: '..',
      finish(beside) {
        const images = new ArticleImages(beside, judge);
        const words = new ArticleWords((image) => images.nameOf(image));
        const blocks = new ArticleBlocks(words);
        const markdown = statementOf(file, blocks);
        const settings = settingsOf(article, blocks);
        return {
          markdown,
          images: images.named,
          remarks: [...words.remarks, ...images.remarks, ...unfinished(file), ...withoutAddresses(file)],
          words: articleText(article),
          origin: { article, settings, dated: statementOf(file, blocks, true) },
        };
      },
    },
    problems: [],
  };
}

/** The statement as Markdown, with what it says of itself as front matter. */
function statementOf({ article, slug }: ArticleFile, blocks: ArticleBlocks, isDated = false): string {
  const matter = { ...(article.date && { date: article.date.iso }), slug };
  const tree = articleTree(article, blocks);
  if (isDated && article.date !== undefined) tree.children.splice(1, 0, plain(article.date.text));
  return `---\n${stringify(matter)}---\n\n${writeMarkdown(tree)}`;
}

/** The whole of an article as a tree, the title first. */
export function articleTree({ title, subtitle, blocks, notes }: Article, writer: ArticleBlocks): Root {
  const children: RootContent[] = [
    writer.heading(title, 1),
    ...(subtitle === undefined ? [] : [writer.paragraph(subtitle)]),
    ...writer.all(blocks),
    ...notes.map(({ number, blocks: own }): FootnoteDefinition => ({
      ...{ type: 'footnoteDefinition', identifier: String(number), label: String(number) },
      children: writer.all(own) as FootnoteDefinition['children'],
    })),
  ];
  return { type: 'root', children };
}

/** What only a configuration can say of the statement. */
function settingsOf(article: Article, blocks: ArticleBlocks): StatementSettings {
  const { place, embargo, corrections } = article;
  const inline = (text: Article['title']) => inlineMarkdown(blocks.paragraph(text).children);
  const section = (kind: 'contact' | 'about') => {
    const own = article.blocks.find(
      (block) => block.type === 'section' && block.kind === kind && block.heading !== undefined,
    );
    if (own?.type !== 'section') return undefined;
    return writeMarkdown({ type: 'root', children: blocks.all(own.blocks, true) }).trim();
  };
  const [contact, boilerplate] = [section('contact'), section('about')];
  const release = {
    ...(embargo !== undefined && { embargo }),
    ...(place && { place: inline(place) }),
    ...(contact !== undefined && { contact }),
    ...(boilerplate !== undefined && { boilerplate }),
  };
  const notes = corrections.map(({ date, note }) => ({ date: date.iso, note: inline(note) }));
  return {
    own: {
      ...(Object.keys(release).length > 0 && { release }),
      ...(notes.length > 0 && { corrections: notes }),
    },
    roles: rolesOf(article),
  };
}

/** First words of a block that a configuration has. */
const FIRST = 12;

/** What the blocks are, for a configuration, where they would be taken for something else. */
function rolesOf({ title, subtitle, blocks }: Article): StatementSettings['roles'] {
  const first = (text: string) => text.trim().split(/\s+/u).slice(0, FIRST).join(' ');
  const openings = blocks.flatMap((block) => {
    if (block.type !== 'signatories') return [];
    const { heading = block.groups[0]?.heading, groups } = block;
    return [first(heading === undefined ? (groups[0]?.names[0]?.name ?? '') : wordsOf(heading.content))];
  });
  const part = (kind: 'notes' | 'contact') => {
    const own = blocks.find(
      (block) => block.type === 'section' && block.kind === kind && block.heading === undefined,
    );
    const words = own?.type === 'section' ? firstText(own.blocks) : '';
    return words === '' ? {} : { [kind]: first(words) };
  };
  return {
    title: first(wordsOf(title.content)),
    ...(subtitle && { subtitle: first(wordsOf(subtitle.content)) }),
    signatories: openings.length === 0 ? 'none' : openings,
    ...part('notes'),
    ...part('contact'),
  };
}

function firstText([first]: readonly ArticleBlock[]): string {
  return first !== undefined && 'content' in first ? wordsOf(first.content) : '';
}

/** A file in which texts are not translated is no original. */
function unfinished({ status, locale, sourceLocale }: ArticleFile): Remark[] {
  const count = status.missing + status.outdated;
  if (count === 0) return [];
  return [
    {
      rule: 'init-article',
      severity: 'warning',
      message: `${count} of ${status.total} texts of the article are not current translations into “${locale}”; they were taken as they are.`,
      help: `Begin with the file of the original, “${sourceLocale}”, or correct them in statement.md.`,
    },
  ];
}

/** A list of names in a statement has no addresses; a file of names that came by form has. */
function withoutAddresses({ article }: ArticleFile): Remark[] {
  const names = article.blocks.flatMap((block) =>
    block.type === 'signatories' ? block.groups.flatMap((group) => group.names) : [],
  );
  const linked = names.filter(({ url }) => url !== undefined);
  if (linked.length === 0) return [];
  return [
    {
      rule: 'init-names',
      severity: 'warning',
      message: `The addresses of ${counted(linked.length, 'name')} were not taken: ${linked.map(({ name, url }) => `${name} (${url})`).join(', ')}.`,
      help: 'Names with addresses go into a CSV file: `signatories` in publish.config.yaml names it.',
    },
  ];
}
