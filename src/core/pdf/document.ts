/** Words in the language of the document, or in another: a name, a Dutch term, what somebody wrote. */
export type DocumentWords = string | { text: string; language: string };

/**
 * A part of a paper document. The same parts become a web page, which is the first form, and a tagged PDF, so that the
 * two cannot say different things.
 */
export type DocumentBlock =
  | { kind: 'heading'; level: 2 | 3; text: DocumentWords }
  | { kind: 'paragraph'; text: DocumentWords; strong?: boolean }
  | { kind: 'list'; items: readonly DocumentWords[]; numbered?: boolean }
  /** Names with their values, one below the other. */
  | { kind: 'facts'; facts: readonly { name: DocumentWords; value: DocumentWords }[] }
  | { kind: 'table'; headings: readonly DocumentWords[]; rows: readonly (readonly DocumentWords[])[] }
  /** Lines that belong together, such as an address. */
  | { kind: 'lines'; lines: readonly DocumentWords[] }
  /** A framed part, such as what binds and what is free; the frames differ in more than colour. */
  | {
      kind: 'frame';
      frame: 'solid' | 'dashed';
      blocks: readonly Exclude<DocumentBlock, { kind: 'frame' }>[];
    };

/** A letter or another text on paper, in one language. */
export interface PaperDocument {
  /** A code of the interface languages. */
  language: string;
  /** The title of the PDF and the first heading. */
  title: string;
  /** What stands above the title: sender, addressee, place and day. */
  head: readonly DocumentBlock[];
  blocks: readonly DocumentBlock[];
}

/** The characters of some words, whatever language they are in. */
export const textOfWords = (words: DocumentWords): string => (typeof words === 'string' ? words : words.text);

/** Every word of a document, in the order in which it is read; a line per heading, paragraph, item or cell. */
export function linesOfDocument({ head, title, blocks }: PaperDocument): string[] {
  const lines = (block: DocumentBlock): string[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [textOfWords(block.text)];
      case 'list':
        return block.items.map(textOfWords);
      case 'lines':
        return block.lines.map(textOfWords);
      case 'facts':
        return block.facts.flatMap(({ name, value }) => [textOfWords(name), textOfWords(value)]);
      case 'table':
        return [block.headings, ...block.rows].flatMap((row) => row.map(textOfWords));
      case 'frame':
        return block.blocks.flatMap(lines);
    }
  };
  return [...head.flatMap(lines), title, ...blocks.flatMap(lines)];
}
