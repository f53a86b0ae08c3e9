import { addresses, type Visit } from '#core/http/request-context.ts';
import { mayTry } from '#core/rate-limit.ts';
import { reportTranslation } from '../actions.ts';
import { LanguagesPage } from '../pages/languages.tsx';
import { ThanksPage } from '../pages/thanks.tsx';
import { reportedSince } from '../store.ts';

const TWELVE_WEEKS = 84 * 86_400_000;
/** Fewer could be one person. */
const LEAST = 3;
/** A reception centre is one network, but nobody reads ten bad pages in ten minutes. */
const TRIES = { network: [10, 600], everybody: [300, 600] } as const;
const THANKS = '/languages/thanks';

/** Thanks, with the way back to the page where one was. */
function thank(visit: Visit, said: 'counted' | 'often'): Response {
  // Where a form is shown again in another language one cannot come back, but to the form itself one can.
  const back = visit.from.startsWith(THANKS) ? '' : visit.from.replace(/\/keep$/, '');
  return visit.page(
    <ThanksPage reader={visit.reader} said={said} back={back} />,
    said === 'often' ? 429 : 200,
  );
}

export const languageAddresses = addresses(
  {
    method: 'get',
    path: '/languages',
    may: 'anyone',
    answer: async (visit) => {
      const since = new Date(visit.house.now().getTime() - TWELVE_WEEKS);
      const reported = await visit.browse((tx) => reportedSince(tx, since, LEAST));
      return visit.page(<LanguagesPage reader={visit.reader} reported={reported} />);
    },
  },
  {
    method: 'post',
    path: '/languages',
    may: 'anyone',
    counts: true,
    does: reportTranslation,
    mostBytes: 1_000,
    answer: async (visit) => {
      if (!(await mayTry(visit.house, 'home.translation', visit.network, TRIES)))
        return thank(visit, 'often');
      await reportTranslation(visit.house, visit.actor, {
        language: visit.language,
        page: visit.form.one('page'),
      });
      return visit.go(THANKS);
    },
  },
  { method: 'get', path: THANKS, may: 'anyone', answer: (visit) => thank(visit, 'counted') },
);
