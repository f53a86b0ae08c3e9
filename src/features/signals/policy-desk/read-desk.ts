import { rlsContextOf, type StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { figuresSince, readableWords, type SignalWords } from '../model/queries.ts';
import { monthOf, monthsAfter, type SignalFigure } from '../model/rules.ts';
import { actingMunicipalities, signalQuestions } from '../questions/queries.ts';
import type { SignalQuestion } from '../questions/rules.ts';

/** So many months are shown beside each other. */
export const SHOWN_MONTHS = 12;

/** What stands in the way where somebody of a tenant works. */
export interface PolicyView {
  municipalities: string[];
  /** The first days of the months that are shown, the oldest first; the last is the one before this. */
  months: string[];
  figures: SignalFigure[];
  questions: SignalQuestion[];
  /** Only for who makes policy. */
  words: SignalWords[];
}

/** The first days of the months before this one, the oldest first. */
export function shownMonths(now: Date): string[] {
  const current = monthOf(amsterdamDate(now));
  return Array.from({ length: SHOWN_MONTHS }, (_, index) => monthsAfter(current, index - SHOWN_MONTHS));
}

/** Reads it: published figures and words without senders, so no person of whom there would be a log. */
export const readPolicyView = (actor: StaffMember, app: AppContext): Promise<PolicyView> =>
  inTransaction(app.db, rlsContextOf(actor), async (tx) => {
    const municipalities = await actingMunicipalities(tx);
    const months = shownMonths(app.now());
    return {
      municipalities,
      months,
      figures: await figuresSince(tx, months[0] ?? '', municipalities),
      questions: await signalQuestions(tx, { tenant: actor.tenant.id }),
      words: await readableWords(tx, app),
    };
  });
