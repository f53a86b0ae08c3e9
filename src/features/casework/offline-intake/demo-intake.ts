import { rlsContextOf, type StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { deterministicId } from '#core/private-links.ts';
import { fromAmsterdam } from '#core/time/amsterdam.ts';
import { HOUR_MS } from '#core/time/durations.ts';
import { SPOKEN_LANGUAGES, type SpokenLanguage } from '#features/vocabulary/rules.ts';
import { addAnswer, addReadBack, addSitting, findAnswers, type NewAnswer } from '../intake/queries.ts';
import { CHOICE_NAMES, type ChoiceName, QUESTIONS, TOPICS, wordsOf } from '../intake/questions.ts';
import { eventsOf, lastEvent } from '../model/events.ts';
import { factsOf, findCase, findEvents } from '../model/queries.ts';
import { addDevice, updateDevice } from './queries.ts';
import { makeFileKeys } from './sealed-file.ts';

type Profile = { [Q in ChoiceName]?: readonly (typeof QUESTIONS)[Q]['options'][number][] };

/** Three invented people, as far as an intake knows them; languages follow from the case. */
const PROFILES: readonly Profile[] = [
  {
    'route-view': ['view-b1'],
    'school-years': ['years-9-12'],
    'school-level': ['school-upper'],
    'school-country': ['ER'],
    diploma: ['diploma-lost'],
    'finish-study': ['study-wish'],
    'work-years': ['work-1-4'],
    'work-fields': ['field-care', 'field-kitchen'],
    'last-worked': ['last-5'],
    attention: ['att-housing', 'att-language'],
    'lesson-needs': ['quiet'],
    household: ['house-one-parent'],
    'family-coming': ['unsure'],
    'child-ages': ['child-2'],
    'child-place': ['place-waits'],
    'childcare-needed': ['yes'],
    'pre-integration': ['pre-started'],
    latin: ['latin-some'],
    'level-listening': ['a1'],
    'level-speaking': ['a1'],
    'level-reading': ['a0'],
    'level-writing': ['a0'],
    'works-now': ['now-none'],
    'work-wish': ['field-care'],
    'work-hours': ['hours-16'],
    'work-obstacles': ['obst-childcare'],
    'travels-by': ['walk', 'transit'],
    'does-letters': ['does-with-help'],
    'does-money': ['does-alone'],
    'does-phone': ['does-with-help'],
    'does-digital': ['does-not-yet'],
    'does-doctor': ['does-alone'],
    'people-near': ['near-neighbours', 'near-initiative'],
  },
  {
    'route-view': ['view-education'],
    'school-years': ['years-13'],
    'school-level': ['school-higher'],
    'school-country': ['SY'],
    diploma: ['diploma-here'],
    'finish-study': ['study-wish'],
    'work-years': ['work-0'],
    'work-fields': ['field-office'],
    'last-worked': ['last-never'],
    attention: ['att-none'],
    household: ['house-alone'],
    'family-coming': ['no'],
    'child-ages': ['child-none'],
    'pre-integration': ['pre-done'],
    latin: ['latin-yes'],
    'level-listening': ['a2'],
    'level-speaking': ['a2'],
    'level-reading': ['a2'],
    'level-writing': ['a1'],
    'works-now': ['now-volunteer'],
    'work-wish': ['field-office', 'field-teaching'],
    'work-hours': ['hours-24'],
    'work-obstacles': ['obst-diploma'],
    'travels-by': ['bicycle', 'transit'],
    'does-letters': ['does-alone'],
    'does-money': ['does-alone'],
    'does-phone': ['does-with-help'],
    'does-digital': ['does-alone'],
    'does-doctor': ['does-alone'],
    'people-near': ['near-friends'],
  },
  {
    'route-view': ['view-z'],
    'school-years': ['years-1-4'],
    'school-level': ['school-primary'],
    'school-country': ['SO'],
    diploma: ['diploma-no'],
    'finish-study': ['study-no'],
    'work-years': ['work-10'],
    'work-fields': ['field-farm', 'field-shop'],
    'last-worked': ['last-2'],
    attention: ['att-digital', 'att-care'],
    'lesson-needs': ['largePrint', 'sight'],
    household: ['house-family'],
    'family-coming': ['yes'],
    'child-ages': ['child-4', 'child-12'],
    'child-place': ['place-goes'],
    'childcare-needed': ['no'],
    'pre-integration': ['pre-none'],
    latin: ['latin-no'],
    'level-listening': ['a0'],
    'level-speaking': ['a0'],
    'level-reading': ['none'],
    'level-writing': ['none'],
    'works-now': ['now-none'],
    'work-wish': ['field-kitchen', 'field-clothes'],
    'work-hours': ['hours-8'],
    'work-obstacles': ['obst-language'],
    'travels-by': ['walk'],
    'does-letters': ['does-not-yet'],
    'does-money': ['does-with-help'],
    'does-phone': ['does-not-yet'],
    'does-digital': ['does-not-yet'],
    'does-doctor': ['does-with-help'],
    'people-near': ['near-family', 'near-neighbours'],
  },
];

/** How many topics a first conversation came to. */
const TOPICS_OF_FIRST_TALK = 3;
const TEN_O_CLOCK_MINUTES = 600;

const isSpoken = (code: string): code is SpokenLanguage =>
  (SPOKEN_LANGUAGES as readonly string[]).includes(code);

/**
 * Fills in the intake of a case of the demonstration, as far as the events of the case say that it came: a sitting for each
 * conversation, the topics of a first one, all of a completed one with the summary read back. Seeding again changes nothing.
 * @param colleague somebody who answered one question otherwise, on a tablet
 */
export async function seedDemoIntake(
  tx: Tx,
  app: AppContext,
  by: StaffMember,
  { id, nth, colleague }: { id: string; nth: number; colleague?: StaffMember | undefined },
): Promise<void> {
  const file = await findCase(tx, app, id);
  if (!file || (await findAnswers(tx, app, id)).length > 0) return;
  const facts = factsOf(file, await findEvents(tx, app, id));
  const talks = eventsOf(facts, 'intake-held');
  const [first] = talks;
  if (!first) return;
  const language = isSpoken(file.language) ? file.language : 'en';
  for (const talk of talks)
    await addSitting(
      tx,
      app,
      by,
      {
        id: talk.id,
        caseId: id,
        day: talk.day,
        place: nth % 3 === 0 ? 'reception-centre' : 'municipality',
        toldAloneAt: fromAmsterdam(talk.day, TEN_O_CLOCK_MINUTES),
        toldBy: by.name,
        alone: talk.data.alone,
        present: talk.data.alone ? [] : ['partner'],
        interpreter: talk.data.interpreter ? (nth % 2 === 0 ? 'in-person' : 'phone') : 'none',
        interpreterLanguage: talk.data.interpreter ? language : null,
        saidAt: fromAmsterdam(talk.day, TEN_O_CLOCK_MINUTES),
      },
      app.now(),
    );
  const completed = lastEvent(facts, 'intake-completed');
  const profile = { ...PROFILES[nth % PROFILES.length], speaks: [language], reads: [language] };
  const topics = completed ? TOPICS : TOPICS.slice(1, 1 + TOPICS_OF_FIRST_TALK);
  const day = (talks.at(-1) ?? first).day;
  const answerOf = (question: NewAnswer['question'], value: NewAnswer['value']): NewAnswer => ({
    id: deterministicId(app, 'intake-answer', { application: ['demonstration', id, question] }),
    caseId: id,
    question,
    value,
    source: question.startsWith('route-') ? 'guide' : question === 'pre-integration' ? 'coa' : 'newcomer',
    day,
    via: 'desk',
    saidAt: new Date(fromAmsterdam(day, TEN_O_CLOCK_MINUTES).getTime() + HOUR_MS),
    replaces: [],
  });
  const answers = CHOICE_NAMES.flatMap((question) => {
    const choices = profile[question];
    return choices && topics.includes(QUESTIONS[question].topic)
      ? [answerOf(question, { choices: [...choices] })]
      : [];
  });
  if (topics.includes('education'))
    answers.push(answerOf(wordsOf('education'), { choices: [], words: 'Wil eerst beter leren spreken.' }));
  for (const answer of answers) await addAnswer(tx, app, by, answer, app.now());
  if (completed)
    await addReadBack(tx, app, by, {
      id: deterministicId(app, 'intake-read-back', { application: ['demonstration', id] }),
      caseId: id,
      at: new Date(fromAmsterdam(completed.day, TEN_O_CLOCK_MINUTES).getTime() + HOUR_MS),
      language: file.language,
      how: 'interpreter-read',
      verdict: 'right',
      words: '',
      answers: answers.map((answer) => answer.id),
    });
  if (colleague)
    await seedSecondAnswer(tx, app, colleague, id, answerOf('household', { choices: ['house-others'] }));
}

/** A colleague answered a question on a tablet, without knowing of the answer that stands there. */
async function seedSecondAnswer(
  tx: Tx,
  app: AppContext,
  colleague: StaffMember,
  caseId: string,
  answer: NewAnswer,
): Promise<void> {
  const device = deterministicId(app, 'intake-device', { application: ['demonstration', colleague.account] });
  const id = deterministicId(app, 'intake-answer', { application: ['demonstration', caseId, 'tablet'] });
  await actingAs(tx, rlsContextOf(colleague), async () => {
    const now = app.now();
    await addAnswer(tx, app, colleague, { ...answer, id, via: 'tablet', device }, now);
    if (
      !(await addDevice(
        tx,
        app,
        colleague,
        { id: device, label: 'iPad opvang', ...(await makeFileKeys()) },
        now,
      ))
    )
      return;
    const waitingSince = new Date(now.getTime() - 30 * HOUR_MS);
    await updateDevice(
      tx,
      device,
      { label: 'iPad opvang', waiting: 2, waitingSince, carries: [caseId] },
      now,
    );
  });
}
