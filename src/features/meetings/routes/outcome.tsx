import { newOnce } from '#core/http/csrf.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { hashToken } from '#features/accounts';
import { answerAgreement, dropOutcome, publishReport, writeOutcome } from '../actions/outcomes.ts';
import { AgreementPage, ReportPage } from '../pages/public/report.tsx';
import { TablePage, type TypedOutcome } from '../pages/public/table.tsx';
import { onTheClock } from '../rules/moments.ts';
import { breakOutsOf } from '../rules/when.ts';
import { findEdition } from '../store/editions.ts';
import { agreementByLink, outcomesOf, tableByLink } from '../store/outcomes.ts';
import { photosOf } from '../store/photos.ts';
import { OUTCOME_KINDS } from '../types.ts';
import { editionOf } from './look.tsx';

const REFUSALS = ['no-words', 'no-owner', 'changed-elsewhere'] as const;

async function showTable(visit: Visit, refusal?: string, typed?: TypedOutcome): Promise<Response> {
  const found = await visit.browse(async (tx) => {
    const table = await tableByLink(tx, hashToken(visit.param('link')));
    if (!table) return undefined;
    const edition = await findEdition(tx, { id: table.editionId });
    const breakOut = edition && breakOutsOf(edition).find(({ id }) => id === table.breakOutId);
    return breakOut && { breakOut, lines: await outcomesOf(tx, { breakOut: breakOut.id }) };
  });
  if (!found) return visit.notThere();
  const known = REFUSALS.find((each) => each === refusal);
  return visit.page(
    <TablePage
      reader={visit.reader}
      {...found}
      token={visit.token()}
      once={newOnce()}
      link={visit.param('link')}
      typed={typed}
      refusal={known}
    />,
    known === 'changed-elsewhere' ? 409 : known ? 422 : 200,
  );
}

async function showAgreement(visit: Visit, refusal?: 'changed-elsewhere'): Promise<Response> {
  const agreement = await visit.browse((tx) => agreementByLink(tx, hashToken(visit.param('link'))));
  if (!agreement) return visit.notThere();
  return visit.page(
    <AgreementPage
      reader={visit.reader}
      agreement={agreement}
      token={visit.token()}
      link={visit.param('link')}
      saved={visit.query.has('saved')}
      refusal={refusal}
    />,
    refusal ? 409 : 200,
  );
}

export const outcomeAddresses = addresses(
  { method: 'get', path: '/table/:link', may: 'anyone', answer: (visit) => showTable(visit) },
  {
    method: 'post',
    path: '/table/:link',
    may: 'anyone',
    does: writeOutcome,
    answer: async (visit) => {
      const { one } = visit.form;
      const kind = OUTCOME_KINDS.find((known) => known === one('kind')) ?? 'insight';
      const typed = {
        kind,
        words: one('words'),
        owner: one('owner'),
        email: one('email'),
        dueOn: one('dueOn'),
      };
      const said = { link: visit.param('link'), once: one('once'), ...typed };
      const done = await writeOutcome(visit.house, visit.actor, said);
      return done.ok ? visit.go(`/table/${said.link}#${kind}`) : showTable(visit, done.refusal, typed);
    },
  },
  {
    method: 'post',
    path: '/table/:link/drop',
    may: 'anyone',
    does: dropOutcome,
    answer: async (visit) => {
      const said = {
        link: visit.param('link'),
        id: visit.form.one('id'),
        seen: Number(visit.form.one('seen')),
      };
      const done = await dropOutcome(visit.house, visit.actor, said);
      return done.ok ? visit.go(`/table/${said.link}`) : showTable(visit, done.refusal);
    },
  },
  { method: 'get', path: '/agreement/:link', may: 'anyone', answer: (visit) => showAgreement(visit) },
  {
    method: 'post',
    path: '/agreement/:link',
    may: 'anyone',
    does: answerAgreement,
    answer: async (visit) => {
      const link = visit.param('link');
      const { one } = visit.form;
      const said = { link, state: one('state'), answer: one('answer'), seen: Number(one('seen')) };
      const done = await answerAgreement(visit.house, visit.actor, said);
      if (done.ok) return visit.go(`/agreement/${link}?saved`);
      return done.refusal === 'changed-elsewhere' ? showAgreement(visit, done.refusal) : visit.notThere();
    },
  },
  {
    method: 'get',
    path: '/meetings/:slug/report',
    may: 'anyone',
    answer: async (visit) => {
      const edition = await editionOf(visit);
      if (!edition?.counts) return visit.notThere();
      const found = await visit.browse(async (tx) => ({
        lines: await outcomesOf(tx, { edition: edition.id }),
        photos: await photosOf(tx, edition.id),
      }));
      const today = onTheClock(visit.house.now()).day;
      return visit.page(<ReportPage reader={visit.reader} edition={edition} {...found} today={today} />);
    },
  },
  {
    method: 'post',
    path: '/organise/:edition{[0-9a-f-]{36}}/report',
    may: 'organiser',
    does: publishReport,
    answer: async (visit) => {
      await publishReport(visit.house, visit.actor, { edition: visit.param('edition') });
      return visit.go(`/organise/${visit.param('edition')}/hosts`);
    },
  },
);
