import { statementPriorities } from '#algorithms/opinion-clustering';
import type { Publication } from '../publication/publication.ts';

/**
 * How much an answer to each statement tells, out of nothing but what everybody may see: what was published of the declared
 * audiences, and on what people are divided. Before there is a publication all weigh the same.
 * @param statements numbers are below this
 */
export function publishedPriorities(
  publication: Pick<Publication, 'rows' | 'divided'> | undefined,
  statements: number,
): Float64Array {
  if (!publication) return new Float64Array();
  const counts = {
    groups: 1,
    statements,
    agree: new Int32Array(statements),
    disagree: new Int32Array(statements),
    pass: new Int32Array(statements),
  };
  for (const { cells } of publication.rows)
    for (const [number, { people, agree, disagree }] of cells.entries()) {
      // A part that may not be told counts as nobody, and so as little known.
      if (number >= statements || agree === null || disagree === null) continue;
      counts.agree[number] = (counts.agree[number] ?? 0) + agree;
      counts.disagree[number] = (counts.disagree[number] ?? 0) + disagree;
      counts.pass[number] = (counts.pass[number] ?? 0) + Math.max(0, people - agree - disagree);
    }
  const divides = Float64Array.from({ length: statements }, (_, number) =>
    publication.divided.includes(number) ? 1 : 0,
  );
  return statementPriorities(counts, divides);
}
