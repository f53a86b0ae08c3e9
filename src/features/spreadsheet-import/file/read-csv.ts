import { parse } from 'csv-parse/sync';
import { encodingOf, makeDecoder } from '#core/text/decode.ts';
import type { SheetGrid } from './grid.ts';

/** Reads delimiter-separated text in any common encoding; undefined when it is no text. */
export function readCsv(bytes: Uint8Array): SheetGrid[] | undefined {
  const text = makeDecoder(encodingOf(bytes)).text(bytes, true);
  if (text.slice(0, 4000).includes('\u0000')) return undefined;
  try {
    const rows: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
    });
    return [{ name: '', rows }];
  } catch {
    return undefined;
  }
}

/** The delimiter that most of the first lines contain equally often: a title has none of it, a sentence has only some. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .slice(0, 40);
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
