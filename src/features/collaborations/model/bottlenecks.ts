import type { Tx } from '#core/db/connection.ts';
import { bottleneckTexts, listBottlenecks } from '#features/voice';

/** A bottleneck that a municipality took up. */
export interface NamedBottleneck {
  id: string;
  municipality: string;
  /** The language of its words. */
  language: string;
  words: string;
}

/** Bottlenecks by their words for a reader. The transaction acts for nobody, so only those that everybody may follow are there. */
export async function namedBottlenecks(
  tx: Tx,
  language: string,
  selector: { ids?: string[] } = {},
): Promise<NamedBottleneck[]> {
  const all = await listBottlenecks(tx, selector);
  return all.flatMap((bottleneck) => {
    const words = bottleneckTexts(bottleneck, language);
    return words ? [{ id: bottleneck.id, municipality: bottleneck.municipality, ...words }] : [];
  });
}
