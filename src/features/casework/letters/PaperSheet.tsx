import { textDirection } from '#core/i18n/languages.ts';
import {
  type DocumentBlock,
  type DocumentWords,
  type PaperDocument,
  textOfWords,
} from '#core/pdf/document.ts';

/** Words, with their language where it is not that of the letter. */
function Words({ words }: { words: DocumentWords }) {
  if (typeof words === 'string') return words;
  return (
    <span lang={words.language} dir={textDirection(words.language)}>
      {words.text}
    </span>
  );
}

function Block({ block, below }: { block: DocumentBlock; below: 0 | 1 }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${block.level === 2 ? (below ? 3 : 2) : below ? 4 : 3}` as const;
      return (
        <Heading>
          <Words words={block.text} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          {block.strong ? (
            <strong>
              <Words words={block.text} />
            </strong>
          ) : (
            <Words words={block.text} />
          )}
        </p>
      );
    case 'list': {
      const List = block.numbered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item) => (
            <li key={textOfWords(item)}>
              <Words words={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'lines':
      return (
        <p class="letter-lines">
          {block.lines.map((line) => (
            <span key={textOfWords(line)}>
              <Words words={line} />
            </span>
          ))}
        </p>
      );
    case 'facts':
      return (
        <dl>
          {block.facts.map(({ name, value }) => (
            <div key={textOfWords(name)}>
              <dt>
                <Words words={name} />
              </dt>
              <dd>
                <Words words={value} />
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.headings.map((heading) => (
                <th key={textOfWords(heading)} scope="col">
                  <Words words={heading} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row) => (
              <tr key={row.map(textOfWords).join()}>
                {row.map((cell, column) => (
                  <td key={block.headings[column]}>
                    <Words words={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'frame':
      return (
        <section class={`letter-${block.frame}`}>
          <Blocks blocks={block.blocks} below={below} />
        </section>
      );
  }
}

const Blocks = ({ blocks, below }: { blocks: readonly DocumentBlock[]; below: 0 | 1 }) => (
  <>
    {blocks.map((block, place) => (
      <Block key={`${block.kind}-${place}`} block={block} below={below} />
    ))}
  </>
);

interface PaperSheetProps {
  document: PaperDocument;
  /** Where the page has a first heading of its own, the title is a second one. */
  titleLevel?: 1 | 2;
}

/** A letter as a part of a page, which the browser can print: the first form of every letter. */
export function PaperSheet({ document, titleLevel = 1 }: PaperSheetProps) {
  const Title = `h${titleLevel}` as const;
  const below = titleLevel === 2 ? 1 : 0;
  return (
    <article class="letter" lang={document.language} dir={textDirection(document.language)}>
      <Blocks blocks={document.head} below={below} />
      <Title class="letter-title">{document.title}</Title>
      <Blocks blocks={document.blocks} below={below} />
    </article>
  );
}
