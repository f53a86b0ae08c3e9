import { newOnce } from '#core/http/csrf.ts';
import { stampOf } from '#core/http/form-timestamp.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { dutchDay } from '#core/i18n/i18n.ts';
import { mayTry } from '#core/rate-limit.ts';
import { hashToken } from '#features/accounts';
import { townOf } from '../actions/publish.ts';
import { changeOwnListing, register } from '../actions/register.ts';
import { RegisterPage, type RegisterRefusal } from '../pages/register/form.tsx';
import { flawsOf, type ListingFlaw, previewOf } from '../rules/listing.ts';
import { emptyForm, readForm } from '../rules/readForm.ts';
import { roomOn } from '../rules/room.ts';
import { findListing } from '../store/listings.ts';
import type { Listing, ListingForm } from '../types.ts';

const TRIES = { network: [20, 600], everybody: [200, 600] } as const;
const NUMBERS: readonly ListingFlaw[] = ['places', 'ages'];
const KNOWN = ['not-right', 'too-often', 'changed-elsewhere', 'not-understood'] as const;

const mineOf = (visit: Visit): Promise<Listing | undefined> =>
  visit.browse((tx) => findListing(tx, { link: hashToken(visit.param('link')) }));
const own = (visit: Visit): string => `/register/${visit.param('link')}`;
const typedIn = ({ form }: Visit): ListingForm => readForm(form.one, form.all);

function show(
  visit: Visit,
  form: ListingForm,
  more: { action?: string; refusal?: string; look?: boolean; seen?: number; now?: ListingForm } = {},
): Response {
  const { action = '/register', look, seen } = more;
  const refusal: RegisterRefusal | undefined = KNOWN.find((known) => known === more.refusal);
  const now = visit.house.now();
  // What is too long or no number is said before what is still missing.
  const flaws = flawsOf(form, townOf(form), dutchDay(now)).filter(
    (flaw) => refusal === 'not-right' || (refusal === 'not-understood' && NUMBERS.includes(flaw)),
  );
  const status = refusal === 'too-often' ? 429 : refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200;
  return visit.page(
    <RegisterPage
      reader={{ ...visit.reader, path: action }}
      form={form}
      once={visit.form.one('once') || newOnce()}
      token={visit.token()}
      stamp={visit.form.one('stamp') || stampOf(visit.house)}
      action={action}
      flaws={flaws}
      preview={previewOf(form, townOf(form), now)}
      looks={Boolean(look)}
      typed={visit.form.one}
      refusal={refusal}
      now={more.now}
      {...(seen === undefined ? {} : { seen })}
    />,
    status,
  );
}

export const registerAddresses = addresses(
  {
    method: 'get',
    path: '/register',
    may: 'anyone',
    teamLanguages: true,
    answer: (visit) => show(visit, emptyForm(visit.language)),
  },
  {
    method: 'post',
    path: '/register/keep',
    may: 'anyone',
    teamLanguages: true,
    answer: (visit) => show(visit, typedIn(visit), { look: visit.form.one('what') === 'look' }),
  },
  {
    method: 'post',
    path: '/register',
    may: 'anyone',
    teamLanguages: true,
    does: register,
    answer: async (visit) => {
      const { house, language, form, network } = visit;
      const typed = typedIn(visit);
      if (!(await mayTry(house, 'register', network, TRIES)))
        return show(visit, typed, { refusal: 'too-often' });
      const send = form.one('what') !== 'later';
      const sending = { stamp: form.one('stamp'), trap: form.one('fax') };
      const said = { once: form.one('once'), language, form: typed, send, ...sending };
      const done = await register(house, visit.actor, said);
      return done.ok
        ? visit.go(`/register/${done.value}?new`)
        : show(visit, typed, { refusal: done.refusal });
    },
  },
  {
    method: 'get',
    path: '/register/:link/change',
    may: 'anyone',
    teamLanguages: true,
    answer: async (visit) => {
      const mine = await mineOf(visit);
      if (!mine) return visit.notThere();
      const form = roomOn(mine.form, dutchDay(visit.house.now()));
      return show(visit, form, { action: `${own(visit)}/change`, seen: mine.version });
    },
  },
  {
    method: 'post',
    path: '/register/:link/change/keep',
    may: 'anyone',
    teamLanguages: true,
    answer: async (visit) => {
      const mine = await mineOf(visit);
      if (!mine) return visit.notThere();
      const { one } = visit.form;
      const more = {
        action: `${own(visit)}/change`,
        look: one('what') === 'look',
        seen: Number(one('seen')),
      };
      return show(visit, typedIn(visit), more);
    },
  },
  {
    method: 'post',
    path: '/register/:link/change',
    may: 'anyone',
    teamLanguages: true,
    does: changeOwnListing,
    answer: async (visit) => {
      const mine = await mineOf(visit);
      if (!mine) return visit.notThere();
      const { one } = visit.form;
      const form = typedIn(visit);
      const said = {
        link: visit.param('link'),
        form,
        send: one('what') !== 'later',
        seen: Number(one('seen')),
      };
      const done = await changeOwnListing(visit.house, visit.actor, said);
      if (done.ok) return visit.go(own(visit));
      // Whoever was told that it changed elsewhere decides with the next tap.
      const seen = done.refusal === 'changed-elsewhere' ? mine.version : said.seen;
      return show(visit, form, {
        action: `${own(visit)}/change`,
        refusal: done.refusal,
        seen,
        now: mine.form,
      });
    },
  },
);
