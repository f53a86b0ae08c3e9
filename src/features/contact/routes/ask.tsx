import { renderSVG } from 'uqr';
import { newOnce } from '#core/http/csrf.ts';
import { stampOf } from '#core/http/form-timestamp.ts';
import { publicPage } from '#core/http/public-page.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { mayTry } from '#core/rate-limit.ts';
import { hashToken } from '#features/accounts';
import { ask, writeOn } from '../actions/ask.ts';
import { AskPage, type TypedQuestion } from '../pages/ask.tsx';
import { OwnQuestionPage } from '../pages/conversation.tsx';
import { messagesOf, questionByLink } from '../store/read.ts';
import { CATEGORIES } from '../types.ts';

/** A reception centre is one network: generous there, and a bound over everybody. */
const ASK_TRIES = { network: [40, 600], everybody: [300, 600] } as const;

type Refusal = Parameters<typeof AskPage>[0]['refusal'];

const typedIn = ({ form }: Visit): TypedQuestion => ({
  once: form.one('once') || newOnce(),
  category: CATEGORIES.find((known) => known === form.one('category')) ?? '',
  words: form.one('words').slice(0, 6_000),
  name: form.one('name').slice(0, 80),
  email: form.one('email').slice(0, 200),
  page: publicPage(form.one('page')),
});

const showAsk = (visit: Visit, typed: TypedQuestion, refusal?: Refusal): Response =>
  visit.page(
    <AskPage
      reader={visit.reader}
      typed={typed}
      stamp={visit.form.one('stamp') || stampOf(visit.house)}
      token={visit.token()}
      now={visit.house.now()}
      refusal={refusal}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );

async function showOwn(visit: Visit, typed = '', refusal?: 'no-words'): Promise<Response> {
  const link = visit.param('link');
  const found = await visit.browse(async (tx) => {
    const question = await questionByLink(tx, hashToken(link));
    return question && { question, messages: await messagesOf(tx, question.id) };
  });
  if (!found) return visit.notThere();
  const url = `${visit.house.publicUrl}/${visit.language}/contact/q/${link}`;
  return visit.page(
    <OwnQuestionPage
      reader={visit.reader}
      {...found}
      token={visit.token()}
      once={newOnce()}
      link={link}
      qr={renderSVG(url, { border: 2 })}
      fresh={visit.query.has('new')}
      typed={typed}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

export const askAddresses = addresses(
  {
    method: 'get',
    path: '/contact',
    may: 'anyone',
    answer: (visit) => {
      const about = CATEGORIES.find((known) => known === visit.query.get('about')) ?? '';
      return showAsk(visit, {
        once: newOnce(),
        category: about,
        words: '',
        name: '',
        email: '',
        page: publicPage(visit.query.get('page') ?? ''),
      });
    },
  },
  { method: 'post', path: '/contact/keep', may: 'anyone', answer: (visit) => showAsk(visit, typedIn(visit)) },
  {
    method: 'post',
    path: '/contact',
    may: 'anyone',
    does: ask,
    answer: async (visit) => {
      const typed = typedIn(visit);
      if (!typed.category) return showAsk(visit, typed, 'no-category');
      const { form, language, house } = visit;
      if (!(await mayTry(house, 'contact', visit.network, ASK_TRIES)))
        return showAsk(visit, typed, 'too-often');
      const said = { ...typed, stamp: form.one('stamp'), trap: form.one('website'), language };
      const asked = await ask(house, visit.actor, said);
      if (asked.ok) return visit.go(`/contact/q/${asked.value}?new`);
      return showAsk(visit, typed, asked.refusal === 'no-email' ? 'no-email' : 'no-words');
    },
  },
  { method: 'get', path: '/contact/q/:link', may: 'anyone', answer: (visit) => showOwn(visit) },
  {
    method: 'post',
    path: '/contact/q/:link',
    may: 'anyone',
    does: writeOn,
    answer: async (visit) => {
      const { one } = visit.form;
      const said = { link: visit.param('link'), once: one('once'), words: one('words') };
      const done = await writeOn(visit.house, visit.actor, said);
      if (done.ok) return visit.go(`/contact/q/${said.link}`);
      return done.refusal === 'not-there' ? visit.notThere() : showOwn(visit, said.words, 'no-words');
    },
  },
);
