import { newOnce } from '#core/http/csrf.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { listingFor } from '#features/directory';
import { openMeetings, signUpFor } from '#features/meetings';
import { answer, merge, note, sort } from '../actions/answer.ts';
import { tellListed, tellSignedUp } from '../actions/turn.ts';
import { speak } from '../messages/index.ts';
import { AnswerPage, type TypedAnswer } from '../pages/answer.tsx';
import { InboxPage, SHELVES } from '../pages/inbox.tsx';
import { isTemplate } from '../rules/templates.ts';
import { findQuestion, messagesOf, questionsIn } from '../store/read.ts';

const PATH = '/inbox/:id{[0-9a-f-]{36}}';
const REFUSALS = ['changed-elsewhere', 'no-words', 'too-late'] as const;

const typedIn = ({ form }: Visit): TypedAnswer => ({
  once: form.one('once') || newOnce(),
  words: form.one('words'),
  dutch: form.one('dutch'),
  note: form.one('note'),
});

async function show(visit: Visit, typed = typedIn(visit), refusal?: string): Promise<Response> {
  const id = visit.param('id');
  const found = await visit.oversee(id, async (tx) => {
    const question = await findQuestion(tx, id);
    const meetings = await openMeetings(tx, visit.house.now(), visit.language);
    return question && { question, messages: await messagesOf(tx, id), meetings };
  });
  if (!found) return visit.notThere();
  const known = REFUSALS.find((each) => each === refusal);
  return visit.page(
    <AnswerPage
      reader={visit.reader}
      {...found}
      token={visit.token()}
      typed={typed}
      me={visit.member().key}
      refusal={known}
    />,
    known === 'changed-elsewhere' ? 409 : known ? 422 : 200,
  );
}

/** A template fills both languages; what was typed stays above it. */
async function withTemplate(visit: Visit): Promise<Response> {
  const typed = typedIn(visit);
  const template = visit.form.one('template');
  const question = await visit.oversee(visit.param('id'), (tx) => findQuestion(tx, visit.param('id')));
  if (!question || !isTemplate(template)) return show(visit, typed);
  const add = (before: string, language: string) =>
    [before, speak(language)(`template.${template}`)].filter(Boolean).join('\n\n');
  const words = question.language === 'nl' ? '' : add(typed.words, question.language);
  return show(visit, { ...typed, dutch: add(typed.dutch, 'nl'), words });
}

const seen = (visit: Visit): number => Number(visit.form.one('seen'));

export const inboxAddresses = addresses(
  {
    method: 'get',
    path: '/inbox',
    may: 'answerer',
    shows: 'answering',
    answer: async (visit) => {
      const asked = visit.query.get('shelf') ?? 'open';
      const shelf = asked in SHELVES ? asked : 'open';
      const questions = await visit.oversee(visit.member().key, (tx) =>
        questionsIn(tx, SHELVES[shelf] ?? ['open']),
      );
      return visit.page(
        <InboxPage reader={visit.reader} questions={questions} shelf={shelf} now={visit.house.now()} />,
      );
    },
  },
  { method: 'get', path: PATH, may: 'answerer', shows: 'answering', answer: (visit) => show(visit) },
  { method: 'post', path: `${PATH}/keep`, may: 'answerer', shows: 'answering', answer: withTemplate },
  {
    method: 'post',
    path: `${PATH}/answer`,
    may: 'answerer',
    does: answer,
    shows: 'answering',
    answer: async (visit) => {
      const typed = typedIn(visit);
      const waits = visit.form.one('after') === 'waits';
      const said = { id: visit.param('id'), seen: seen(visit), ...typed, waits };
      const done = await answer(visit.house, visit.actor, said);
      return done.ok ? visit.go('/inbox') : show(visit, typed, done.refusal);
    },
  },
  {
    method: 'post',
    path: `${PATH}/note`,
    may: 'answerer',
    does: note,
    shows: 'answering',
    answer: async (visit) => {
      const typed = typedIn(visit);
      const said = { id: visit.param('id'), once: visit.form.one('once'), words: typed.note };
      const done = await note(visit.house, visit.actor, said);
      return done.ok ? visit.go(`/inbox/${said.id}`) : show(visit, typed, done.refusal);
    },
  },
  {
    method: 'post',
    path: `${PATH}/sort`,
    may: 'answerer',
    does: sort,
    shows: 'answering',
    answer: async (visit) => {
      const said = { id: visit.param('id'), seen: seen(visit), what: visit.form.one('what') };
      const done = await sort(visit.house, visit.actor, said);
      return done.ok ? visit.go(`/inbox/${said.id}`) : show(visit, typedIn(visit), done.refusal);
    },
  },
  {
    method: 'post',
    path: `${PATH}/sign-up`,
    may: 'desk',
    does: tellSignedUp,
    shows: 'answering',
    answer: async (visit) => {
      const id = visit.param('id');
      const question = await visit.oversee(id, (tx) => findQuestion(tx, id));
      if (!question) return visit.notThere();
      const { name, email, language } = question;
      const whom = { edition: visit.form.one('edition'), name, email, language, once: `question-${id}` };
      const url = await signUpFor(visit.house, visit.member(), whom);
      if (!url) return show(visit, typedIn(visit), 'too-late');
      await tellSignedUp(visit.house, visit.actor, { id, url });
      return visit.go(`/inbox/${id}`);
    },
  },
  {
    method: 'post',
    path: `${PATH}/listing`,
    may: 'answerer',
    does: tellListed,
    shows: 'answering',
    answer: async (visit) => {
      const id = visit.param('id');
      const found = await visit.oversee(id, async (tx) => {
        const question = await findQuestion(tx, id);
        return question && { question, messages: await messagesOf(tx, id) };
      });
      if (!found) return visit.notThere();
      const { email, language } = found.question;
      const words = found.messages.find(({ side }) => side === 'asker')?.words ?? '';
      const url = await listingFor(visit.house, { words, email, language, once: `question-${id}` });
      await tellListed(visit.house, visit.actor, { id, url });
      return visit.go(`/inbox/${id}`);
    },
  },
  {
    method: 'post',
    path: `${PATH}/merge`,
    may: 'answerer',
    does: merge,
    shows: 'answering',
    answer: async (visit) => {
      // The number of the other one, or its whole address.
      const into = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(visit.form.one('into'))?.[0] ?? '';
      const done = await merge(visit.house, visit.actor, { id: visit.param('id'), seen: seen(visit), into });
      return done.ok ? visit.go(`/inbox/${into}`) : show(visit, typedIn(visit), done.refusal);
    },
  },
);
