import { type CaseFacts, eventsOf, lastEvent } from '../model/events.ts';
import { casePath } from '../model/paths.ts';
import { chosenAt, type IntakeStanding, isEmpty, standingAt } from './answers.ts';
import { type ChoiceName, choicesOf, type IntakeQuestion, TOPICS, type Topic, wordsOf } from './questions.ts';

/** Where the intake of a case stands, without the language. */
export const intakePath = (caseId: string): string => `${casePath(caseId)}/intake`;

export const SITTING_PLACES = ['municipality', 'reception-centre', 'home', 'online', 'elsewhere'] as const;
export type SittingPlace = (typeof SITTING_PLACES)[number];

/** Who else may be there. Professionals do not count for the right to be alone (Besluit inburgering 2021, art. 5.2(2)). */
export const OTHERS_PRESENT = ['coa', 'school', 'volunteer', 'partner', 'family', 'other'] as const;
export type OtherPresent = (typeof OTHERS_PRESENT)[number];

/** How what is said gets across. Family does not interpret, unless the newcomer asks for it. */
export const INTERPRETER_KINDS = ['in-person', 'phone', 'none', 'family'] as const;
export type InterpreterKind = (typeof INTERPRETER_KINDS)[number];

/** One conversation of an intake. */
export interface IntakeSitting {
  id: string;
  /** YYYY-MM-DD. */
  day: string;
  place: SittingPlace;
  /** When the right to be alone was said; null: it was not. */
  toldAloneAt: Date | null;
  toldBy: string;
  alone: boolean;
  present: OtherPresent[];
  interpreter: InterpreterKind;
  interpreterLanguage: string | null;
}

export const READ_BACK_WAYS = ['guide-read', 'interpreter-read', 'newcomer-read', 'device-read'] as const;
export const READ_BACK_VERDICTS = ['right', 'not-quite', 'not-now'] as const;
export type ReadBackWay = (typeof READ_BACK_WAYS)[number];
export type ReadBackVerdict = (typeof READ_BACK_VERDICTS)[number];

/** The summary was read back, and this is what the newcomer said. */
export interface ReadBack {
  id: string;
  at: Date;
  language: string;
  how: ReadBackWay;
  verdict: ReadBackVerdict;
  words: string;
  /** The answers that were read back. */
  answers: readonly string[];
  by: string;
}

/** Everything that is known of an intake. */
export interface IntakeState {
  standings: ReadonlyMap<IntakeQuestion, IntakeStanding>;
  sittings: readonly IntakeSitting[];
  readBacks: readonly ReadBack[];
  facts: CaseFacts;
}

type Standings = IntakeState['standings'];

/** Does the person have no children? Then nothing is asked about their early education. */
export const hasNoChildren = (all: Standings): boolean => chosenAt(all, 'child-ages').includes('child-none');

/**
 * Whether the municipality's own view of the route is another than what DUO's test says. They are two facts: the test measures
 * which level is within reach, and the municipality decides. Unknown says nothing.
 */
export function viewDiffersFromTest(all: Standings, facts: Pick<CaseFacts, 'events'>): boolean {
  const result = lastEvent(facts, 'learnability-result')?.data.result;
  const view = chosenAt(all, 'route-view')[0];
  if (view === undefined || view === 'view-open' || view === 'declined') return false;
  if (result === 'feasible') return view === 'view-z';
  return result === 'not-feasible' && view !== 'view-z';
}

/** The questions of a topic that are asked of this person. */
export function askedQuestions(topic: Topic, { standings: all, facts }: IntakeState): ChoiceName[] {
  return choicesOf(topic).filter((question) => {
    if (question === 'child-place' || question === 'childcare-needed') return !hasNoChildren(all);
    if (question === 'route-reason') return viewDiffersFromTest(all, facts);
    return true;
  });
}

/** How far a topic is. */
export interface TopicProgress {
  topic: Topic;
  state: 'not-asked' | 'partly' | 'answered' | 'not-applicable';
  asked: number;
  answered: number;
  gaps: ChoiceName[];
  conflicts: IntakeQuestion[];
}

export function topicProgress(topic: Topic, intake: IntakeState): TopicProgress {
  const { standings: all, facts } = intake;
  const asked = askedQuestions(topic, intake);
  const isAnswered = (question: IntakeQuestion): boolean => {
    const { answer, conflict } = standingAt(all, question);
    return conflict.length > 0 || (answer !== undefined && !isEmpty(answer.value));
  };
  const gaps = asked.filter((question) => !isAnswered(question));
  const conflicts = [...asked, wordsOf(topic)].filter(
    (question) => standingAt(all, question).conflict.length,
  );
  const answered = asked.length - gaps.length;
  const said =
    answered > 0 || isAnswered(wordsOf(topic)) || (topic === 'learnabilityTest' && isTested(facts));
  const whole = gaps.length === 0 && (topic !== 'learnabilityTest' || isTested(facts));
  const state =
    topic === 'earlyChildhoodEducation' && hasNoChildren(all)
      ? 'not-applicable'
      : whole
        ? 'answered'
        : said
          ? 'partly'
          : 'not-asked';
  return { topic, state, asked: asked.length, answered, gaps, conflicts };
}

/** Is the result of the learnability test known, or was it skipped on a ground of the law? */
export const isTested = (facts: Pick<CaseFacts, 'events'>): boolean =>
  Boolean(lastEvent(facts, 'learnability-result') ?? lastEvent(facts, 'learnability-skipped'));

/** What is still to be done before an intake can be completed with the newcomer. */
export type IntakeGap =
  | { kind: 'not-told-alone' | 'not-read-back' | 'completed' }
  | { kind: 'topic' | 'conflict'; topic: Topic };

/** What stands in the way of completing the intake; nothing: it can be done. */
export function completionGaps(intake: IntakeState): IntakeGap[] {
  const progress = TOPICS.map((topic) => topicProgress(topic, intake));
  const told = intake.sittings.some(({ toldAloneAt }) => toldAloneAt !== null);
  // The test can come later than the conversation: it has a place of its own in the case, and may not be needed at all.
  const untouched = progress.filter(
    ({ state, topic }) => state === 'not-asked' && topic !== 'learnabilityTest',
  );
  return [
    ...(lastEvent(intake.facts, 'intake-completed') ? [{ kind: 'completed' } as const] : []),
    ...(told ? [] : [{ kind: 'not-told-alone' } as const]),
    ...untouched.map(({ topic }) => ({ kind: 'topic', topic }) as const),
    ...progress
      .filter(({ conflicts }) => conflicts.length)
      .map(({ topic }) => ({ kind: 'conflict', topic }) as const),
    ...(intake.readBacks.length ? [] : [{ kind: 'not-read-back' } as const]),
  ];
}

/** After so many summonses to which nobody came, the college completes the intake in absence (Wet inburgering 2021, art. 14(2)). */
export const SUMMONSES_BEFORE_ABSENCE = 3;

/** How often somebody was summoned and did not come, and whether an intake in absence may follow. */
export function absence(facts: Pick<CaseFacts, 'events'>): { missed: number; warned: number; may: boolean } {
  const missedEvents = eventsOf(facts, 'intake-missed');
  const missedIds = new Set(missedEvents.map(({ data }) => data.about));
  const missed = eventsOf(facts, 'intake-summoned').filter(({ id }) => missedIds.has(id)).length;
  const warned = new Set(missedEvents.filter(({ data }) => data.warnedOn).map(({ data }) => data.about)).size;
  // Between the summonses a written warning goes out each time; after the last there is no next one to warn of.
  return {
    missed,
    warned,
    may: missed >= SUMMONSES_BEFORE_ABSENCE && warned >= SUMMONSES_BEFORE_ABSENCE - 1,
  };
}
