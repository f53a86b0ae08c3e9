import { z } from 'zod';
import type { ActionContext } from '#core/access/action.ts';
import type { StaffMember } from '#core/access/actor.ts';
import {
  caseDay,
  caseToWriteIn,
  checkedAnswers,
  isPast,
  recordSittingEvent,
  sentAnswer,
  sittingFields,
} from '../intake/actions.ts';
import { ANSWER_SOURCES } from '../intake/answers.ts';
import { addAnswer, addSitting, storedIds } from '../intake/queries.ts';
import type { ItemOutcome } from './protocol.ts';

const MAX_REPLACED = 50;
const sent = { id: z.uuid(), caseId: z.uuid(), at: z.iso.datetime(), day: caseDay };
const answerItem = sentAnswer.omit({ seen: true }).extend({
  ...sent,
  kind: z.literal('answer'),
  source: z.enum(ANSWER_SOURCES),
  replaces: z.array(z.uuid()).max(MAX_REPLACED),
});
const sittingItem = z.object({ ...sittingFields, ...sent, kind: z.literal('sitting') });
const tabletItem = z.discriminatedUnion('kind', [answerItem, sittingItem]);
const itemId = z.object({ id: z.uuid() });

type Recorder = ActionContext<StaffMember>;

/** A tablet and whose it is: they said what comes in, whoever brings it. */
interface Tablet {
  device: string;
  account: string;
  name: string;
}

/**
 * Records what a tablet wrote, each item once, however often and in whatever order it comes. An item that cannot be kept holds up
 * no other: it stays on the tablet, which says so.
 */
export async function recordItems(
  recorder: Recorder,
  items: readonly unknown[],
  tablet: Tablet,
): Promise<ItemOutcome[]> {
  const outcomes: ItemOutcome[] = [];
  for (const raw of items) {
    const parsed = tabletItem.safeParse(raw);
    if (parsed.success)
      outcomes.push({
        id: parsed.data.id,
        outcome: (await recordItem(recorder, parsed.data, tablet)) ? 'kept' : 'refused',
      });
    else {
      const id = itemId.safeParse(raw).data?.id;
      if (id) outcomes.push({ id, outcome: 'refused' });
    }
  }
  return outcomes;
}

async function recordItem(
  recorder: Recorder,
  item: z.infer<typeof tabletItem>,
  { device, account, name }: Tablet,
): Promise<boolean> {
  const { tx, app, actor, now } = recorder;
  const author = { ...actor, account, name };
  const { id, caseId, day } = item;
  if (!(await caseToWriteIn(recorder, caseId)) || !isPast(day, now)) return false;
  // On a tablet whose clock runs ahead nothing was said later than now.
  const saidAt = new Date(Math.min(Date.parse(item.at), now.getTime()));
  if (item.kind === 'sitting') {
    const { place, alone, present, interpreter, interpreterLanguage } = item;
    const sitting = { id, caseId, day, place, alone, present, interpreter, interpreterLanguage };
    const added = await addSitting(
      tx,
      app,
      author,
      { ...sitting, toldAloneAt: saidAt, toldBy: name, saidAt, device },
      now,
    );
    if (added) await recordSittingEvent(recorder, { id, caseId, day, told: true, alone, interpreter });
  } else {
    const checked = checkedAnswers([{ ...item, seen: [] }]);
    const [answer] = typeof checked === 'string' ? [] : checked;
    if (!answer) return false;
    const { question, value } = answer;
    const { source, replaces } = item;
    await addAnswer(
      tx,
      app,
      author,
      { id, caseId, question, value, source, day, via: 'tablet', saidAt, device, replaces },
      now,
    );
  }
  // An id that somebody else's row has already, in another case, was not kept.
  return (await storedIds(tx, caseId, [id])).has(id);
}
