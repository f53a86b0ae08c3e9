import { newOnce } from '#core/http/csrf.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { tryOnce } from '#core/rate-limit.ts';
import { come } from '../actions/come.ts';
import { ComePage, type ComeRefusal } from '../pages/own/come.tsx';
import { type ComeForm, flawsOf, readForm } from '../rules/form.ts';
import { breakOutsOf, phaseOf, roundsOf } from '../rules/when.ts';
import type { Edition } from '../types.ts';
import { editionOf } from './look.tsx';

/** Sign-ups per ten minutes over the whole house; a reception centre is one network, so it is not counted per network. */
const COME_TRIES = [3_000, 600] as const;

/** A form that nobody typed in yet. */
export function emptyForm(edition: Edition): ComeForm {
  return {
    once: newOnce(),
    email: '',
    phone: '',
    members: [{ firstName: '', interpreter: '', needs: [], diet: '', other: '' }],
    wishes: Object.fromEntries(roundsOf(edition).map(({ id }) => [id, []])),
    anyOther: true,
    moveUp: true,
    keepInformed: false,
    seen: 0,
  };
}

/** What was typed. */
export const typedForm = (visit: Visit, edition: Edition): ComeForm =>
  readForm(
    visit.form,
    roundsOf(edition).map(({ id }) => id),
  );

/** What is not right yet about what was typed. */
export const flawsIn = (form: ComeForm, edition: Edition) =>
  flawsOf(form, new Set(breakOutsOf(edition).map(({ id }) => id)));

/** One more row, when that is what was asked for. */
export const withMore = (visit: Visit, form: ComeForm): ComeForm =>
  visit.form.one('more')
    ? {
        ...form,
        members: [...form.members, { firstName: '', interpreter: '', needs: [], diet: '', other: '' }],
      }
    : form;

function show(visit: Visit, edition: Edition, form: ComeForm, refusal?: ComeRefusal): Response {
  const flaws = refusal === 'not-right' ? flawsIn(form, edition) : [];
  return visit.page(
    <ComePage
      reader={{ ...visit.reader, path: `/meetings/${edition.slug}/come` }}
      edition={edition}
      form={form}
      token={visit.token()}
      action={`/meetings/${edition.slug}/come`}
      flaws={flaws}
      refusal={refusal}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

const isOpen = (edition: Edition, now: Date): boolean =>
  ['wishes', 'seating', 'direct'].includes(phaseOf(edition, now));

export const comeAddresses = addresses(
  {
    method: 'get',
    path: '/meetings/:slug/come',
    may: 'anyone',
    answer: async (visit) => {
      const edition = await editionOf(visit);
      if (!edition) return visit.notThere();
      if (!isOpen(edition, visit.house.now())) return visit.go(`/meetings/${edition.slug}`);
      return show(visit, edition, emptyForm(edition));
    },
  },
  {
    method: 'post',
    path: '/meetings/:slug/come/keep',
    may: 'anyone',
    answer: async (visit) => {
      const edition = await editionOf(visit);
      return edition ? show(visit, edition, withMore(visit, typedForm(visit, edition))) : visit.notThere();
    },
  },
  {
    method: 'post',
    path: '/meetings/:slug/come',
    may: 'anyone',
    does: come,
    answer: async (visit) => {
      const edition = await editionOf(visit);
      if (!edition) return visit.notThere();
      const form = typedForm(visit, edition);
      const { house } = visit;
      if (!(await tryOnce(house.db, 'meetings:come', ...COME_TRIES, house.now())))
        return show(visit, edition, form, 'too-often');
      const came = await come(house, visit.actor, { edition: edition.id, language: visit.language, form });
      if (came.ok) return visit.go(`/m/${came.value}?new`);
      if (came.refusal === 'not-there') return visit.notThere();
      return show(visit, edition, form, came.refusal === 'over' ? 'over' : 'not-right');
    },
  },
);
