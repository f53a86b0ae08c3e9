import { isFor } from '#core/access/actor.ts';
import { newOnce } from '#core/http/csrf.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { hashToken } from '#features/accounts';
import { answerStand, askStand, withdrawStand } from '../actions/stands.ts';
import { OwnStandPage, StandFormPage, type TypedStand } from '../pages/public/stand.tsx';
import { MarketPage } from '../pages/team/market.tsx';
import { findEdition } from '../store/editions.ts';
import { standByLink, standsOf } from '../store/stands.ts';
import { editionOf } from './look.tsx';

const PATH = '/organise/:edition{[0-9a-f-]{36}}';

function typedIn({ form }: Visit): TypedStand {
  const needs = new Set(form.all('needs'));
  return {
    once: form.one('once') || newOnce(),
    organisation: form.one('organisation'),
    shows: form.one('shows'),
    email: form.one('email'),
    needsTable: needs.has('table'),
    needsPower: needs.has('power'),
    forChildren: needs.has('children'),
  };
}

async function show(visit: Visit, refusal?: 'no-words' | 'no-email' | 'over'): Promise<Response> {
  const edition = await editionOf(visit);
  if (!edition) return visit.notThere();
  return visit.page(
    <StandFormPage
      reader={{ ...visit.reader, path: `/meetings/${edition.slug}/stand` }}
      edition={edition}
      typed={typedIn(visit)}
      token={visit.token()}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

/** The market: asking for a stand, seeing what became of it, and deciding. */
export const standAddresses = addresses(
  { method: 'get', path: '/meetings/:slug/stand', may: 'anyone', answer: (visit) => show(visit) },
  {
    method: 'post',
    path: '/meetings/:slug/stand',
    may: 'anyone',
    does: askStand,
    answer: async (visit) => {
      const edition = await editionOf(visit);
      if (!edition) return visit.notThere();
      const said = {
        ...typedIn(visit),
        edition: edition.id,
        languages: [visit.language],
        language: visit.language,
      };
      const asked = await askStand(visit.house, visit.actor, said);
      if (asked.ok) return visit.go(`/stand/${asked.value}`);
      return show(
        visit,
        asked.refusal === 'over' || asked.refusal === 'no-email' ? asked.refusal : 'no-words',
      );
    },
  },
  {
    method: 'get',
    path: '/stand/:link',
    may: 'anyone',
    answer: async (visit) => {
      const link = visit.param('link');
      const stand = await visit.browse((tx) => standByLink(tx, hashToken(link)));
      return stand
        ? visit.page(<OwnStandPage reader={visit.reader} stand={stand} token={visit.token()} link={link} />)
        : visit.notThere();
    },
  },
  {
    method: 'post',
    path: '/stand/:link',
    may: 'anyone',
    does: withdrawStand,
    answer: async (visit) => {
      await withdrawStand(visit.house, visit.actor, { link: visit.param('link') });
      return visit.go(`/stand/${visit.param('link')}`);
    },
  },
  {
    method: 'get',
    path: `${PATH}/market`,
    may: 'organiser',
    shows: 'organising',
    answer: async (visit) => {
      const id = visit.param('edition');
      if (!isFor(visit.member(), id)) return visit.notThere();
      const found = await visit.oversee(id, async (tx) => ({
        edition: await findEdition(tx, { id }),
        stands: await standsOf(tx, id),
      }));
      const { edition, stands } = found;
      return edition
        ? visit.page(
            <MarketPage reader={visit.reader} edition={edition} stands={stands} token={visit.token()} />,
          )
        : visit.notThere();
    },
  },
  {
    method: 'post',
    path: `${PATH}/stand`,
    may: 'organiser',
    does: answerStand,
    answer: async (visit) => {
      const { one } = visit.form;
      const stand = one('stand');
      const edition = visit.param('edition');
      await answerStand(visit.house, visit.actor, {
        edition,
        stand,
        state: one('state'),
        answer: one(`answer-${stand}`),
      });
      return visit.go(`/organise/${edition}/market`);
    },
  },
);
