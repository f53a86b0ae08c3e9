import { parse } from 'csv-parse/sync';
import { encodingOf, makeDecoder } from '#core/text/decode.ts';
import type { Grid } from '../types.ts';

/** What a text with separated columns says, whatever its letters are coded in; nothing when it is no text. */
export function readCsv(bytes: Uint8Array): Grid[] | undefined {
  const text = makeDecoder(encodingOf(bytes)).text(bytes, true);
  if (text.slice(0, 4000).includes('\u0000')) return undefined;
  try {
    const rows: string[][] = parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
    });
    return [{ name: '', rows }];
  } catch {
    return undefined;
  }
}

/** The sign that most of the first lines have equally often: a title above the table has none, a sentence has some. */
function separatorOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .slice(0, 40);
  const scores = ['\t', ';', ',', '|'].map((sign) => {
    const often = new Map<number, number>();
    for (const line of lines) {
      const count = line.split(sign).length - 1;
      if (count) often.set(count, (often.get(count) ?? 0) + 1);
    }
    const [best] = [...often].sort(([a, n], [b, m]) => m * b - n * a);
    return { sign, score: best ? best[0] * best[1] : 0 };
  });
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).sign;
}
