import { accessLines } from '#core/access/logged-read.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { mayTry } from '#core/rate-limit.ts';
import { BEGIN_TRIES } from '#features/accounts';
import { answerQuestion, beginStory, eraseOneAnswer, forgetStory } from './actions.ts';
import { ForgottenPage, LogPage } from './pages/after.tsx';
import { BeginPage } from './pages/begin.tsx';
import { OverviewPage } from './pages/overview.tsx';
import { QuestionPage, type QuestionRefusal } from './pages/question.tsx';
import { townChoices } from './place.ts';
import { isQuestion, nextQuestion, QUESTIONS, type Question } from './rules/answers.ts';
import { type Fields, fieldsOf } from './rules/fields.ts';
import { readStory } from './store.ts';

/** `:question` as one of ours; anything else is an address that does not exist. */
const QUESTION_PATH = `:question{${QUESTIONS.join('|')}}`;
const KEPT_BACK = new Set(['token', 'seen']);

const questionOf = (visit: Visit): Question => {
  const said = visit.param('question');
  if (!isQuestion(said)) throw new Error(`no question ${said}`);
  return said;
};

/** What was typed, except what belongs to the form itself. */
function typedFields(visit: Visit): Fields {
  const fields: Fields = {};
  for (const [field, value] of visit.form.fields()) {
    if (KEPT_BACK.has(field)) continue;
    fields[field] = [...(fields[field] ?? []), value];
  }
  return fields;
}

/** Shows a question: with what was answered before or, when `typed` is given, with what was just typed. */
async function showQuestion(
  visit: Visit,
  typed?: { fields: Fields; seen: string; refusal?: QuestionRefusal },
): Promise<Response> {
  const question = questionOf(visit);
  const { story, answeredAt } = await visit.look(readStory);
  const towns = typed?.refusal === 'choose-town' ? townChoices(typed.fields.place?.at(-1) ?? '') : [];
  // After "changed elsewhere" the person has been told: the next tap decides.
  const told = typed === undefined || typed.refusal === 'changed-elsewhere';
  return visit.page(
    <QuestionPage
      reader={{ ...visit.reader, path: `/story/${question}` }}
      token={visit.token()}
      question={question}
      fields={typed?.fields ?? fieldsOf(question, story[question])}
      answered={story[question] !== undefined}
      seen={told ? (answeredAt[question] ?? '') : typed.seen}
      done={QUESTIONS.filter((each) => story[each] !== undefined).length}
      towns={towns}
      refusal={typed?.refusal}
    />,
    typed?.refusal ? 422 : 200,
  );
}

export const storyAddresses = addresses(
  {
    method: 'get',
    path: '/begin',
    may: 'anyone',
    answer: (visit) =>
      visit.actor.kind === 'newcomer'
        ? visit.go('/story')
        : visit.page(<BeginPage reader={visit.reader} token={visit.token()} />),
  },
  {
    method: 'post',
    path: '/begin',
    may: 'anyone',
    does: beginStory,
    answer: async (visit) => {
      // A double tap on Begin: the story that the first tap began is already open here.
      if (visit.actor.kind === 'newcomer') return visit.go('/story');
      if (!(await mayTry(visit.house, 'begin', visit.network, BEGIN_TRIES)))
        return visit.page(<BeginPage reader={visit.reader} token={visit.token()} tooOften />, 429);
      const begun = await beginStory(visit.house, visit.actor, {
        ownDevice: visit.form.one('device') === 'own',
      });
      if (!begun.ok) return visit.go('/begin');
      visit.setCookie(begun.value.token, begun.value.seconds);
      return visit.go(`/story/${QUESTIONS[0]}`);
    },
  },
  {
    method: 'get',
    path: '/story',
    may: 'newcomer',
    shows: 'own-story',
    answer: async (visit) => {
      const { story } = await visit.look(readStory);
      return visit.page(
        <OverviewPage
          reader={visit.reader}
          token={visit.token()}
          story={story}
          saved={visit.query.has('saved')}
        />,
      );
    },
  },
  {
    method: 'get',
    path: '/story/log',
    may: 'newcomer',
    shows: 'own-log',
    answer: async (visit) => {
      const lines = await visit.look((tx, person) => accessLines(tx, person, 200));
      return visit.page(<LogPage reader={visit.reader} lines={lines} />);
    },
  },
  {
    method: 'post',
    path: '/story/forget',
    may: 'newcomer',
    does: forgetStory,
    answer: async (visit) => {
      const forgotten = await forgetStory(visit.house, visit.actor, {});
      if (!forgotten.ok) return visit.go('/story');
      visit.setCookie('', 0);
      return visit.go('/forgotten');
    },
  },
  {
    method: 'get',
    path: '/forgotten',
    may: 'anyone',
    answer: (visit) => visit.page(<ForgottenPage reader={visit.reader} />),
  },
  {
    method: 'get',
    path: `/story/${QUESTION_PATH}`,
    may: 'newcomer',
    shows: 'own-story',
    answer: (visit) => showQuestion(visit),
  },
  {
    method: 'post',
    path: `/story/${QUESTION_PATH}/keep`,
    may: 'newcomer',
    shows: 'own-story',
    answer: (visit) => showQuestion(visit, { fields: typedFields(visit), seen: visit.form.one('seen') }),
  },
  {
    method: 'post',
    path: `/story/${QUESTION_PATH}/erasure`,
    may: 'newcomer',
    does: eraseOneAnswer,
    answer: async (visit) => {
      await eraseOneAnswer(visit.house, visit.actor, { question: questionOf(visit) });
      return visit.go(`/story/${questionOf(visit)}`);
    },
  },
  {
    method: 'post',
    path: `/story/${QUESTION_PATH}`,
    may: 'newcomer',
    does: answerQuestion,
    shows: 'own-story',
    answer: async (visit) => {
      const question = questionOf(visit);
      const fields = typedFields(visit);
      const seen = visit.form.one('seen');
      const answered = await answerQuestion(visit.house, visit.actor, { question, fields, seen });
      if (!answered.ok) {
        const refusal =
          answered.refusal === 'not-signed-in' || answered.refusal === 'not-there'
            ? 'not-understood'
            : answered.refusal;
        return showQuestion(visit, { fields, seen, refusal });
      }
      const next = nextQuestion(question);
      return visit.go(next ? `/story/${next}` : '/week');
    },
  },
);
