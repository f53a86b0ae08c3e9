import { renderSVG } from 'uqr';
import { hashToken, linkToken } from '#features/accounts';
import { mayTry } from '#kernel/attempts.ts';
import { newOnce } from '#kernel/forms.ts';
import { stampOf } from '#kernel/sending/stamps.ts';
import { addresses, type Visit } from '#kernel/web.ts';
import { townOf } from '../actions/publish.ts';
import { changeOwnListing, keepFresh, register } from '../actions/register.ts';
import { RegisterPage, type RegisterRefusal } from '../pages/register/form.tsx';
import { OwnListingPage } from '../pages/register/own.tsx';
import { flawsOf, previewOf } from '../rules/listing.ts';
import { emptyForm, readForm } from '../rules/readForm.ts';
import { findListing } from '../store/listings.ts';
import type { Listing, ListingForm } from '../types.ts';
import { otherLanguages } from './texts.tsx';

const TRIES = { network: [20, 600], everybody: [200, 600] } as const;
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
  const status = refusal === 'too-often' ? 429 : refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200;
  return visit.page(
    <RegisterPage
      reader={{ ...visit.reader, path: action }}
      form={form}
      once={visit.form.one('once') || newOnce()}
      token={visit.token()}
      stamp={visit.form.one('stamp') || stampOf(visit.house)}
      action={action}
      flaws={refusal === 'not-right' ? flawsOf(form, townOf(form)) : []}
      preview={look ? previewOf(form, townOf(form), visit.house.now()) : undefined}
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
    path: '/register/:link',
    may: 'anyone',
    teamLanguages: true,
    answer: async (visit) => {
      const listing = await mineOf(visit);
      if (!listing) return visit.notThere();
      const { house, language } = visit;
      const vouchUrl = `${house.publicUrl}/${language}/vouch/${linkToken(house, 'vouch', listing.id)}`;
      return visit.page(
        <OwnListingPage
          reader={visit.reader}
          listing={listing}
          preview={previewOf(listing.form, townOf(listing.form), house.now())}
          token={visit.token()}
          at={own(visit)}
          vouchUrl={vouchUrl}
          qr={renderSVG(vouchUrl, { border: 2 })}
          fresh={visit.query.has('new')}
          others={await otherLanguages(visit, listing)}
        />,
      );
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
      return show(visit, mine.form, { action: `${own(visit)}/change`, seen: mine.version });
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
  {
    method: 'post',
    path: '/register/:link/fresh',
    may: 'anyone',
    teamLanguages: true,
    does: keepFresh,
    answer: async (visit) => {
      const said = { link: visit.param('link'), room: visit.form.one('room') || null };
      const done = await keepFresh(visit.house, visit.actor, said);
      return done.ok ? visit.go(own(visit)) : visit.notThere();
    },
  },
);
