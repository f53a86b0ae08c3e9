import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import type { ClientNetwork } from '#core/http/client-network.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { admit } from '../ballots/admission.ts';
import { castBallot } from '../ballots/cast.ts';
import { normaliseCode } from '../ballots/codes.ts';
import { withCode } from '../helping/rules.ts';
import type { Conversation } from '../model/rules.ts';
import { openEntry, paperId, sealEntry } from './paper-keys.ts';
import { findPaper, savePaper } from './queries.ts';
import { differencesOf, isEmptyEntry, type PaperDifference, type PaperEntry } from './rules.ts';

/** What became of a paper that somebody typed in; `entry` is what is kept. */
export type TypedIn =
  | { kind: 'first'; entry: PaperEntry }
  /** The same person typed it before. */
  | { kind: 'own'; entry: PaperEntry; differences: PaperDifference[] }
  | { kind: 'differs'; first: PaperEntry; differences: PaperDifference[] }
  | { kind: 'cast'; entry: PaperEntry; late: boolean }
  /** Two people typed it in before: it counts once. */
  | { kind: 'known' };

export type TypeInRefusal = 'no-code' | 'wrong-code' | 'not-open' | 'empty' | 'too-often' | 'not-saved';

/**
 * Somebody types a paper in. The first time it is kept, encrypted; the second time, by somebody else, it is compared, and cast when
 * both agree. Nothing is written in the audit log.
 * @param how `resolve`: the second person looked at the paper again, and this is what it says; `replace`: the first person
 * corrects what they typed
 */
export async function typeIn(
  app: AppContext,
  conversation: Conversation,
  paper: {
    table: string;
    code: string;
    entry: PaperEntry;
    numbers: readonly number[];
    how: 'type' | 'resolve' | 'replace';
    network: ClientNetwork;
  },
): Promise<Result<TypedIn, TypeInRefusal>> {
  const code = normaliseCode(paper.code);
  if (code === null) return refuse('no-code');
  // A paper has a code also where nobody needs one to take part.
  const admitted = await admit(app, withCode(conversation), { code, network: paper.network });
  if (!admitted.ok) return refuse(admitted.refusal === 'used' ? 'wrong-code' : admitted.refusal);
  if (isEmptyEntry(paper.entry)) return refuse('empty');
  const { entry, numbers, how } = paper;
  const id = paperId(app, conversation.id, code);
  const place = { conversation: conversation.id, id };
  return inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => {
    const found = await findPaper(tx, conversation.id, id);
    const keep = () =>
      savePaper(tx, { ...place, table: paper.table, entry: sealEntry(conversation.id, code, entry) });
    if (!found) {
      await keep();
      return ok({ kind: 'first', entry });
    }
    if (found.entry === null) return ok({ kind: 'known' });
    const first = openEntry(conversation.id, code, found.entry);
    const differences = differencesOf(numbers, first, entry);
    if (found.table === paper.table) {
      if (how !== 'replace' || differences.length === 0)
        return ok({ kind: 'own', entry: first, differences });
      await keep();
      return ok({ kind: 'first', entry });
    }
    if (differences.length > 0 && how !== 'resolve') return ok({ kind: 'differs', first, differences });
    const cast = await castBallot(app, {
      conversation: conversation.id,
      admission: admitted.value,
      ...entry,
    });
    if (!cast.ok) return refuse(cast.refusal === 'not-saved' ? 'not-saved' : 'not-open');
    // Interrupted here, the paper is typed in again and cast again, to the same ballot.
    await savePaper(tx, { ...place, table: found.table, entry: null });
    return ok({ kind: 'cast', entry, late: cast.value.late });
  });
}
