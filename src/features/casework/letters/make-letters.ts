import type { StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { answerLabel, questionLabel } from '../intake/answer-text.ts';
import { isEmpty, standingAt } from '../intake/answers.ts';
import { loadIntake } from '../intake/load-intake.ts';
import { isChoiceName, TOPICS, wordsOf } from '../intake/questions.ts';
import { askedQuestions } from '../intake/rules.ts';
import { messagesIn } from '../messages.ts';
import { eventsOf } from '../model/events.ts';
import type { CaseFile, RecordedEvent } from '../model/queries.ts';
import { type AppointmentForLetter, appointmentLetter } from './appointment-letter.ts';
import type { LetterLanguage } from './letter-words.ts';
import { partiesOf } from './parties.ts';
import type { PlanForLetter } from './plan-for-letter.ts';
import { planLetter } from './plan-letter.ts';
import { addLetter } from './queries.ts';
import { summaryLetter } from './summary-letter.ts';

const letterIn = (language: string): LetterLanguage => ({ language, t: messagesIn(language) });

/** A letter in Dutch, which counts, and in what the newcomer reads. */
const inBoth = <T>(language: string, write: (letter: LetterLanguage) => T): T[] => [
  write(letterIn('nl')),
  ...(language === 'nl' ? [] : [write(letterIn(language))]),
];

/**
 * Keeps the decision letter of a plan, in Dutch with its explanation. The transaction must act for a caseworker.
 * @param event the event by which the plan was decided
 * @returns false when the same form was sent before
 */
export const makePlanLetter = (
  tx: Tx,
  app: AppContext,
  by: StaffMember,
  { id, file, event, plan }: { id: string; file: CaseFile; event: string; plan: PlanForLetter },
  now: Date,
): Promise<boolean> =>
  addLetter(
    tx,
    app,
    by,
    {
      id,
      caseId: file.id,
      kind: 'plan-decision',
      aboutEvent: event,
      documents: inBoth(file.language, (letter) => planLetter(plan, letter)),
      decidedOn: plan.decidedOn,
      notifyOn: plan.notifiedOn,
    },
    now,
  );

/** The summons that an invitation is for, with the missed one before it. */
export function openSummons(events: readonly RecordedEvent[], today: string) {
  const summons = eventsOf({ events }, 'intake-summoned').findLast(({ data }) => data.appointment >= today);
  if (!summons) return undefined;
  const missed = eventsOf({ events }, 'intake-missed').findLast(({ day }) => day <= summons.day);
  return { event: summons.id, appointment: summons.data.appointment, missedOn: missed?.day ?? null };
}

/**
 * Keeps an invitation for the intake; after a missed one it is the written warning too (Wet inburgering 2021, art. 14(1)).
 * @returns false when nobody is summoned, or the same form was sent before
 */
export async function makeInvitation(
  tx: Tx,
  app: AppContext,
  by: StaffMember,
  invitation: {
    id: string;
    file: CaseFile;
    events: readonly RecordedEvent[];
    guideName: string | undefined;
    on: string;
    time: string;
    place: string;
  },
  now: Date,
): Promise<boolean> {
  const { id, file, on, time, place } = invitation;
  const summons = openSummons(invitation.events, on);
  if (!summons) return false;
  const { appointment, missedOn } = summons;
  const content: AppointmentForLetter = {
    ...partiesOf(file, by, invitation.guideName),
    on,
    appointment,
    time,
    place,
    missedOn,
  };
  return addLetter(
    tx,
    app,
    by,
    {
      id,
      caseId: file.id,
      kind: missedOn ? 'intake-warning' : 'intake-invitation',
      aboutEvent: summons.event,
      documents: inBoth(file.language, (letter) => appointmentLetter(content, letter)),
    },
    now,
  );
}

/**
 * Keeps a summary of the intake in what the newcomer reads, to hand over: the ready-made answers in that language, words of one's
 * own as they were written.
 * @returns false when nothing was told yet, or the same form was sent before
 */
export async function makeSummary(
  tx: Tx,
  app: AppContext,
  by: StaffMember,
  { id, file, guideName, on }: { id: string; file: CaseFile; guideName: string | undefined; on: string },
  now: Date,
): Promise<boolean> {
  const intake = await loadIntake(tx, app, file);
  const topicsIn = (language: string) =>
    TOPICS.flatMap((topic) => {
      const told = [...askedQuestions(topic, intake), wordsOf(topic)].flatMap((question) => {
        const { answer } = standingAt(intake.standings, question);
        if (!answer || isEmpty(answer.value)) return [];
        const text = answerLabel(question, answer.value, language);
        return isChoiceName(question)
          ? [{ text: `${questionLabel(question, language)}: ${text}`, language }]
          : [{ text, language: 'nl' }];
      });
      return told.length ? [{ name: messagesIn(language)(`intake.topic.${topic}`), told }] : [];
    });
  if (topicsIn('nl').length === 0) return false;
  const parties = partiesOf(file, by, guideName);
  return addLetter(
    tx,
    app,
    by,
    {
      id,
      caseId: file.id,
      kind: 'intake-summary',
      aboutEvent: null,
      documents: inBoth(file.language, (letter) =>
        summaryLetter({ ...parties, on, topics: topicsIn(letter.language) }, letter),
      ),
    },
    now,
  );
}
