import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What an independent reader (PDF.js) finds in a PDF: what a screen reader would. */
export interface ReadPdf {
  language: string | null;
  title: string;
  marked: boolean;
  metadata: string;
  pages: number;
  /** Where the text that is furthest to the right ends, in points. */
  right: number;
  roles: string[];
  languages: string[];
  headings: { level: string; text: string }[];
  tables: { headings: string[]; rows: string[][] }[];
  /** The paragraphs, headings, items and cells in reading order. */
  parts: string[];
  /** All words in reading order. */
  text: string;
}

interface StructureNode {
  role?: string;
  lang?: string;
  type?: string;
  id?: string;
  children?: StructureNode[];
}

/** Reads the structure of a PDF. */
export async function readPdf(data: Uint8Array): Promise<ReadPdf> {
  // PDF.js takes what it is given for its own.
  const pdf = await getDocument({ data: Uint8Array.from(data), verbosity: 0 }).promise;
  const { info, metadata } = await pdf.getMetadata();
  const roles = new Set<string>();
  const languages = new Set<string>();
  const headings: ReadPdf['headings'] = [];
  const tables: ReadPdf['tables'] = [];
  const texts: string[] = [];
  const parts: string[] = [];
  let right = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items)
      if ('str' in item && item.str.trim()) right = Math.max(right, item.transform[4] + item.width);
    const marked = await markedText(page);
    const textOf = (node: StructureNode): string =>
      node.type === 'content'
        ? (marked.get(node.id ?? '') ?? '')
        : (node.children ?? []).map(textOf).join('');
    const all = (node: StructureNode, role: string): StructureNode[] => [
      ...(node.role === role ? [node] : []),
      ...(node.children ?? []).flatMap((child) => all(child, role)),
    ];
    const walk = (node: StructureNode): void => {
      if (node.role) roles.add(node.role);
      if (node.lang) languages.add(node.lang);
      if (PART.test(node.role ?? '') && !(node.children ?? []).some((child) => holdsPart(child)))
        parts.push(clean(textOf(node)));
      if (/^H\d$/.test(node.role ?? '')) headings.push({ level: node.role ?? '', text: clean(textOf(node)) });
      if (node.role === 'Table')
        tables.push({
          headings: all(node, 'TH').map((cell) => clean(textOf(cell))),
          rows: all(node, 'TR').map((row) => all(row, 'TD').map((cell) => clean(textOf(cell)))),
        });
      for (const child of node.children ?? []) walk(child);
    };
    const tree = (await page.getStructTree()) as StructureNode | null;
    if (!tree) continue;
    walk(tree);
    texts.push(textOf(tree));
  }
  const read: ReadPdf = {
    language: (info as { Language?: string }).Language ?? null,
    title: String((info as { Title?: string }).Title ?? ''),
    marked: isMarked(await pdf.getMarkInfo()),
    metadata: metadata ? String(metadata.getRaw()) : '',
    pages: pdf.numPages,
    right,
    roles: [...roles],
    languages: [...languages],
    headings,
    tables,
    parts: parts.filter((part) => !LIST_MARK.test(part)),
    text: texts.join(' '),
  };
  await pdf.loadingTask.destroy();
  return read;
}

const PART = /^(H\d|P|Lbl|LBody|TH|TD)$/;
const LIST_MARK = /^([•‣–]|\d+\.)$/;
const holdsPart = (node: StructureNode): boolean =>
  PART.test(node.role ?? '') || (node.children ?? []).some(holdsPart);

/** PDF.js gives it as a map or as an object, by version. */
const isMarked = (info: unknown): boolean =>
  info instanceof Map ? info.get('Marked') === true : (info as { Marked?: boolean } | null)?.Marked === true;

/** The text of each piece of marked content of a page, by the id under which the structure names it. */
async function markedText(page: PDFPageProxy): Promise<Map<string, string>> {
  const marked = new Map<string, string>();
  const open: (string | null)[] = [];
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  for (const item of items) {
    if ('type' in item) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.id || null);
      continue;
    }
    const id = open.findLast((each) => each !== null);
    if (id) marked.set(id, `${marked.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`);
  }
  return marked;
}

/** Without signs of direction, presentation forms of letters, and runs of white space. */
const clean = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u200c-\u200f\u202a-\u202e\u2060-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The letters and signs of a text without any white space: how lines were broken says nothing. */
export const wordsOf = (text: string): string => clean(text).replace(/ /g, '');

/**
 * The letters of a text in the order of the alphabet. In a line that runs both ways a reader of PDF puts words, and lam
 * and alef, in an order of its own; which letters stand in which part is what we can hold.
 */
export const lettersOf = (text: string): string => [...wordsOf(text)].sort().join('');
