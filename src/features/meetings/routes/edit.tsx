import { newOnce } from '#core/http/csrf.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { minutesOf } from '#core/i18n/i18n.ts';
import { sendMessage } from '../actions/message.ts';
import { changeBreakOut, changeEdition, changePart, copyEdition } from '../actions/organise.ts';
import { changeVenue } from '../actions/venue.ts';
import { EditPage, type EditRefusal } from '../pages/edit/edit.tsx';
import { MessagePage } from '../pages/team/message.tsx';
import { draftBreakOut, draftEdition, draftPart, draftVenue } from '../rules/draft.ts';
import { readTexts } from '../rules/programme.ts';
import type { Edition } from '../types.ts';
import { seen, teamAddress } from './organise.tsx';

const PATH = '/organise/:edition{[0-9a-f-]{36}}';
const REFUSALS = [
  'changed-elsewhere',
  'no-title',
  'too-late',
  'no-times',
  'too-few',
  'slug-taken',
  'not-understood',
] as const;

async function show(
  visit: Visit,
  refused?: { refusal: string; typed?: (edition: Edition) => Edition; opened?: string },
): Promise<Response> {
  const found = await seen(visit);
  if (!found) return visit.notThere();
  const { refusal, typed, opened } = refused ?? {};
  const known: EditRefusal | undefined = REFUSALS.find((each) => each === refusal);
  return visit.page(
    <EditPage
      reader={{ ...visit.reader, path: `/organise/${found.edition.id}/edit` }}
      edition={typed ? typed(found.edition) : found.edition}
      opened={opened}
      token={visit.token()}
      saved={visit.query.has('saved')}
      all={visit.member().scope === null}
      refusal={known}
    />,
    known ? 422 : 200,
  );
}

/** Yes, no, or nobody knows yet. */
const knownOf = (text: string): boolean | null => (text === 'yes' ? true : text === 'no' ? false : null);

/** Saved; or the same page, with what was typed still in its form and that form open. */
const done = (
  visit: Visit,
  result: { ok: true } | { ok: false; refusal: string },
  typed: (edition: Edition) => Edition,
  opened?: string,
) =>
  result.ok
    ? visit.go(`/organise/${visit.param('edition')}/edit?saved`)
    : show(visit, { refusal: result.refusal, typed, ...(opened === undefined ? {} : { opened }) });

/** What every form about the edition says: which one, and as it was when the form was made. */
const about = (visit: Visit) => ({ edition: visit.param('edition'), seen: Number(visit.form.one('seen')) });

async function showMessage(
  visit: Visit,
  told: { sent?: { reached: number; others: number }; refusal?: boolean } = {},
): Promise<Response> {
  const found = await seen(visit);
  if (!found) return visit.notThere();
  return visit.page(
    <MessagePage
      reader={{ ...visit.reader, path: `/organise/${found.edition.id}/message` }}
      edition={found.edition}
      token={visit.token()}
      once={newOnce()}
      languages={[...new Set(found.people.map(({ language }) => language))]}
      group={visit.form.one('group') || 'all'}
      texts={told.sent ? {} : readTexts(visit.form.one, ['subject', 'words'])}
      {...told}
    />,
    told.refusal ? 422 : 200,
  );
}

export const editAddresses = addresses(
  teamAddress('/edit', 'organiser', 'organising', (visit) => show(visit)),
  {
    method: 'post',
    path: `${PATH}/edition`,
    may: 'organiser',
    does: changeEdition,
    shows: 'organising',
    answer: async (visit) => {
      const found = await seen(visit);
      if (!found) return visit.notThere();
      const { one } = visit.form;
      const said = {
        ...about(visit),
        texts: readTexts(one, ['title', 'summary', 'about'], found.edition.texts),
        day: one('day'),
        wishesUntil: one('wishesUntil'),
        state: one('state'),
      };
      const result = await changeEdition(visit.house, visit.actor, said);
      return done(visit, result, (edition) => draftEdition(edition, said));
    },
  },
  {
    method: 'post',
    path: `${PATH}/part`,
    may: 'organiser',
    does: changePart,
    shows: 'organising',
    answer: async (visit) => {
      const { one } = visit.form;
      const said = {
        ...about(visit),
        part: one('part'),
        texts: readTexts(one, ['title', 'about']),
        day: one('day'),
        from: minutesOf(one('from')),
        to: minutesOf(one('to')),
      };
      const result = await changePart(visit.house, visit.actor, said);
      return done(visit, result, (edition) => draftPart(edition, said), said.part);
    },
  },
  {
    method: 'post',
    path: `${PATH}/venue`,
    may: 'organiser',
    does: changeVenue,
    shows: 'organising',
    answer: async (visit) => {
      const { one } = visit.form;
      const said = {
        ...about(visit),
        id: one('id') || null,
        name: one('name'),
        address: one('address'),
        town: one('town'),
        texts: readTexts(one, ['way']),
        stepFree: knownOf(one('stepFree')),
      };
      const result = await changeVenue(visit.house, visit.actor, said);
      return done(visit, result, (edition) => draftVenue(edition, said), said.id ?? '');
    },
  },
  {
    method: 'post',
    path: `${PATH}/break-out`,
    may: 'organiser',
    does: changeBreakOut,
    shows: 'organising',
    answer: async (visit) => {
      const { one, all } = visit.form;
      const said = {
        ...about(visit),
        part: one('part'),
        id: one('id') || null,
        texts: readTexts(one, ['title', 'question']),
        hostName: one('host'),
        room: one('room'),
        places: Number(one('places')),
        least: Number(one('least')),
        languages: all('languages'),
        interpreters: all('interpreters'),
        stepFree: knownOf(one('stepFree')),
      };
      const result = await changeBreakOut(visit.house, visit.actor, said);
      return done(visit, result, (edition) => draftBreakOut(edition, said), said.id ?? '');
    },
  },
  {
    method: 'post',
    path: `${PATH}/copy`,
    may: 'organiser',
    does: copyEdition,
    shows: 'organising',
    answer: async (visit) => {
      const { one } = visit.form;
      const said = {
        edition: visit.param('edition'),
        slug: one('slug').trim().toLowerCase(),
        day: one('copyDay'),
      };
      const copied = await copyEdition(visit.house, visit.actor, said);
      return copied.ok
        ? visit.go(`/organise/${copied.value}/edit`)
        : show(visit, { refusal: copied.refusal });
    },
  },
  teamAddress('/message', 'organiser', 'organising', (visit) => showMessage(visit)),
  {
    method: 'post',
    path: `${PATH}/message`,
    may: 'organiser',
    does: sendMessage,
    shows: 'organising',
    answer: async (visit) => {
      const { one } = visit.form;
      const texts = readTexts(one, ['subject', 'words']);
      const said = { edition: visit.param('edition'), once: one('once'), group: one('group'), texts };
      const sent = await sendMessage(visit.house, visit.actor, said);
      return sent.ok ? showMessage(visit, { sent: sent.value }) : showMessage(visit, { refusal: true });
    },
  },
);
