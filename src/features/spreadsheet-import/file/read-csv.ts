import { parse } from 'csv-parse/sync';
import { encodingOf, makeDecoder } from '#core/text/decode.ts';
import type { SheetGrid } from './grid.ts';

/** Files mix them: a heading of one program above the rows of another. */
const LINE_ENDS = ['\r\n', '\n', '\r'];

/** Reads delimiter-separated text in any common encoding; undefined when it is no text. */
export function readCsv(bytes: Uint8Array): SheetGrid[] | undefined {
  const text = makeDecoder(encodingOf(bytes)).text(bytes, true);
  if (text.slice(0, 4000).includes('\u0000')) return undefined;
  const options = {
    delimiter: delimiterOf(text),
    record_delimiter: LINE_ENDS,
    relax_column_count: true,
    trim: true,
  };
  try {
    const rows: string[][] = parse(text, { ...options, relax_quotes: true });
    return [{ name: '', rows }];
  } catch {
    // A quotation mark that is never closed costs only what it stands for.
    const rows: string[][] = parse(text, { ...options, quote: false });
    return [{ name: '', rows, remarks: ['quotes'] }];
  }
}

/** The delimiter that most lines contain equally often: a title has none of it, a sentence has only some. */
function delimiterOf(text: string): string {
  const lines = text.replace(/"[^"]*"/g, '').split(/\r\n|\n|\r/);
  const scores = ['\t', ';', ',', '|'].map((delimiter) => {
    const linesByCount = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(delimiter).length - 1;
      if (count) linesByCount.set(count, (linesByCount.get(count) ?? 0) + 1);
    }
    const scores = [...linesByCount].map(([count, lineCount]) => count * lineCount);
    return { delimiter, score: Math.max(0, ...scores) };
  });
  return scores.reduce((best, score) => (score.score > best.score ? score : best)).delimiter;
}
