import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formatCalendarDay, formatMinuteRange } from '#core/i18n/formats.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { directorySnapshot, nextDates, textIn } from '#features/directory';
import { lastDayBefore, termOf } from '../duo/periods.ts';
import { messagesIn } from '../messages.ts';
import { eventsOf, groupAt } from '../model/events.ts';
import { type CaseFile, factsOf, findEvents } from '../model/queries.ts';
import { firstPlan, plansInForce } from '../model/stages.ts';
import { levelOf, planOfEvent } from '../plan/model/content.ts';
import { planLines } from '../plan/model/describe.ts';
import type { ShownIdea } from '../plan/model/FreePart.tsx';
import { readOwnPlan } from '../plan/own/own-plan.ts';
import type { LetterIdea, LetterParties, PlanForLetter } from './plan-for-letter.ts';

/**
 * The plan in force, for a letter of the day on which it will be made known. The transaction must act for a caseworker.
 * @returns undefined when no plan is in force
 */
export async function planOfCase(
  tx: Tx,
  app: AppContext,
  file: CaseFile,
  parties: LetterParties,
  { notifiedOn, objectionUntil }: { notifiedOn: string; objectionUntil: string },
): Promise<(PlanForLetter & { event: string }) | undefined> {
  const events = await findEvents(tx, app, file.id);
  const facts = factsOf(file, events);
  const decided = plansInForce(facts).at(-1);
  const first = firstPlan(facts);
  if (!decided || !first) return undefined;
  const now = app.now();
  const snapshot = await directorySnapshot(app);
  const own = await readOwnPlan(tx, app, file.id, { snapshot, today: amsterdamDate(now) });
  const note = events.find(({ id }) => id === decided.id)?.note ?? '';
  const content = own?.plan?.content ?? { ...planOfEvent(decided.data), routeWords: note };
  const group = groupAt(facts, decided.day);
  const granted = eventsOf(facts, 'extension-decided').filter(({ data }) => data.granted);
  const term = termOf(
    first.day,
    granted.map(({ data }) => data),
  );
  return {
    ...parties,
    event: decided.id,
    decidedOn: decided.day,
    notifiedOn,
    objectionUntil,
    revises: decided.data.revises !== undefined,
    route: decided.data.route,
    level: levelOf(content) ?? null,
    lines: (language) => planLines(content, group, { t: messagesIn(language), language }),
    term: { from: term.startdatum, lastDay: lastDayBefore(term.einddatumTot) },
    talkedThroughOn: own?.talkedOn[0] ?? null,
    free: (language) => (own?.ideas ?? []).flatMap((idea) => ideaIn(idea, language, now)),
  };
}

/** A place of the free part in a language; one that is not in the directory any more is left out. */
function ideaIn({ place, uses }: ShownIdea, language: string, now: Date): LetterIdea[] {
  if (!place) return [];
  const t = messagesIn(language);
  const shown = textIn(place, language);
  const [next] = nextDates(place, now);
  const where = place.online ? t('plan.free.online') : (place.placeName ?? place.town);
  const when =
    next &&
    `${formatCalendarDay(next.date, language)} ${formatMinuteRange(next.time.startsAt, next.time.endsAt, language)}`;
  return [
    {
      title: shown.text.name,
      language: shown.language,
      details: [where, when, ...uses.map((use) => t(`plan.use.${use}`))].flatMap((detail) => detail || []),
    },
  ];
}
