import { inScope, type TeamMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery, sortRows, tablePage } from '#core/http/table-query.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { formDifferences } from '../registration-form/form-differences.ts';
import { typedForm, withExtraMember } from '../registration-form/routes.tsx';
import { formOf, type RegistrationForm, registrationFormErrors } from '../registration-form/rules.ts';
import { needText } from '../registrations/need-text.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { partyName } from '../registrations/rules.ts';
import { EDITION_PATH } from '../registrations/team-route.ts';
import type { Registration } from '../registrations/types.ts';
import { cancelForPeople, correctRegistration, resendLinks, saveNote, undoCancel } from './actions.ts';
import { keepApart, mergeRegistrations } from './merge-actions.ts';
import { type PeopleNotice, PeoplePage } from './PeoplePage.tsx';
import { type PersonNotice, PersonPage } from './PersonPage.tsx';
import { peopleCsv } from './people-csv.ts';
import { listDistinct } from './queries.ts';
import {
  filterPeople,
  findDoubles,
  NO_SEAT,
  type PeopleQuery,
  type PeopleSort,
  pairKey,
  peopleTableOptions,
} from './rules.ts';

const PEOPLE_PATH = `${EDITION_PATH}/people` as const;
const PERSON_PATH = `${PEOPLE_PATH}/:registration{${UUID_PATTERN}}` as const;

/** Everybody who registered for the edition of the path, and who of them may be the same. */
async function loadPeople(ctx: RequestContext<TeamMember>) {
  const id = ctx.param('edition');
  if (!inScope(ctx.actor, id)) return undefined;
  return ctx.readAsTeam(id, async (tx) => {
    const edition = await findEdition(tx, { id });
    if (!edition) return undefined;
    const people = await listRegistrations(tx, id);
    const distinct = new Set((await listDistinct(tx, id)).map(([a, b]) => pairKey(a, b)));
    return { edition, people, doubles: findDoubles(people, distinct) };
  });
}

/** What a column is sorted by. */
function sortKey(edition: Edition, sort: PeopleSort): (registration: Registration) => string | number | Date {
  const numbers = new Map(breakOutsOf(edition).map(({ id, number }) => [id, number]));
  const keys: Record<PeopleSort, (registration: Registration) => string | number | Date> = {
    name: (registration) =>
      registration.members.some(({ firstName }) => firstName) ? partyName(registration) : '',
    size: ({ size }) => size,
    seat: ({ seats }) => numbers.get(seats[0]?.breakOutId ?? '') ?? '',
    made: ({ madeAt }) => madeAt,
    changed: ({ changedAt }) => changedAt,
  };
  return keys[sort];
}

const queryOf = (ctx: RequestContext, edition: Edition): PeopleQuery =>
  readTableQuery(ctx.query, peopleTableOptions(breakOutsOf(edition).map(({ id }) => id)));

/** How many people asked for what, the most asked first: the caterer counts. */
function countNeeds(
  registrations: readonly Registration[],
  kind: string | undefined,
  language: string,
): [string, number][] {
  if (!kind) return [];
  const counts = new Map<string, number>();
  for (const { needs } of registrations)
    for (const need of needs.filter((each) => each.kind === kind)) {
      const text = needText(need, language);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  return [...counts].sort(([, a], [, b]) => b - a);
}

async function showPeople(ctx: RequestContext<TeamMember>, notice?: PeopleNotice): Promise<Response> {
  const loaded = await loadPeople(ctx);
  if (!loaded) return ctx.notFound();
  const { edition, people, doubles } = loaded;
  const query = queryOf(ctx, edition);
  const found = filterPeople(people, query, doubles);
  const coming = people.filter(({ state }) => state === 'coming');
  const isRefusal = notice?.kind === 'nobody-chosen' || notice?.kind === 'changed-elsewhere';
  return ctx.render(
    <PeoplePage
      page={{ ...ctx.page, path: `/organise/${edition.id}/people` }}
      edition={edition}
      now={ctx.app.now()}
      query={query}
      rows={tablePage(sortRows(found, query, ctx.language, sortKey(edition, query.sort)), query)}
      counts={{
        signUps: coming.length,
        people: coming.reduce((sum, { size }) => sum + size, 0),
        cancelled: people.length - coming.length,
        doubles: doubles.size,
        withoutSeat: filterPeople(coming, { search: '', filters: { place: NO_SEAT } }, doubles).length,
      }}
      needCounts={countNeeds(found, query.filters.need, ctx.language)}
      doubles={doubles}
      token={ctx.formToken()}
      notice={notice}
    />,
    isRefusal ? 409 : 200,
  );
}

interface Typed {
  form?: RegistrationForm;
  note?: string;
}

async function showPerson(
  ctx: RequestContext<TeamMember>,
  notice?: PersonNotice,
  typed: Typed = {},
): Promise<Response> {
  const loaded = await loadPeople(ctx);
  const registration = loaded?.people.find(({ id }) => id === ctx.param('registration'));
  if (!loaded || !registration) return ctx.notFound();
  const { edition, people, doubles } = loaded;
  const isConflict = notice === 'changed-elsewhere';
  const stored = formOf(registration);
  // Whoever read what somebody else saved decides by sending the form once more.
  const form = typed.form
    ? { ...typed.form, expectedVersion: isConflict ? registration.version : typed.form.expectedVersion }
    : stored;
  const conflict = isConflict
    ? [
        ...(typed.form ? formDifferences(stored, typed.form, edition, ctx.language) : []),
        ...(typed.note === undefined
          ? []
          : [
              {
                label: teamMessagesIn(ctx.language)('people.note'),
                theirs: registration.note,
                yours: typed.note,
                field: 'note',
              },
            ]),
      ]
    : undefined;
  const isRefused = notice === 'not-right' || notice === 'too-many';
  return ctx.render(
    <PersonPage
      page={{ ...ctx.page, path: `/organise/${edition.id}/people/${registration.id}` }}
      edition={edition}
      registration={registration}
      form={form}
      errors={notice === 'not-right' ? registrationFormErrors(form, edition) : []}
      note={typed.note ?? registration.note}
      conflict={conflict}
      doubles={(doubles.get(registration.id) ?? []).flatMap((double) => {
        const other = people.find(({ id }) => id === double.id);
        return other ? [{ double, registration: other }] : [];
      })}
      token={ctx.formToken()}
      notice={notice}
    />,
    isConflict ? 409 : isRefused ? 422 : 200,
  );
}

/** What the page says after a redirect. */
const DONE = [
  'saved',
  'note-saved',
  'restored',
  'link-sent',
  'link-not-sent',
  'apart',
  'merged',
  'cancelled',
] as const satisfies readonly PersonNotice[];

const personIn = (ctx: RequestContext): { edition: string; registration: string } => ({
  edition: ctx.param('edition'),
  registration: ctx.param('registration'),
});

const done = (ctx: RequestContext, notice: (typeof DONE)[number]): Response => {
  const { edition, registration } = personIn(ctx);
  return ctx.redirect(`/organise/${edition}/people/${registration}?done=${notice}`);
};

async function editionOfForm(ctx: RequestContext<TeamMember>): Promise<Edition | undefined> {
  const id = ctx.param('edition');
  return inScope(ctx.actor, id) ? ctx.readPublic((tx) => findEdition(tx, { id })) : undefined;
}

const organiser = { allow: 'organiser', purpose: 'organising' } as const;

/** The table of everybody who registered, and a page for each. */
export const peopleRoutes: Route[] = [
  get(PEOPLE_PATH, organiser, (ctx) => showPeople(ctx)),
  get(`${PEOPLE_PATH}.csv`, organiser, async (ctx) => {
    const loaded = await loadPeople(ctx);
    if (!loaded) return ctx.notFound();
    const { edition, people, doubles } = loaded;
    const query = queryOf(ctx, edition);
    const found = filterPeople(people, query, doubles);
    return new Response(
      peopleCsv(edition, sortRows(found, query, ctx.language, sortKey(edition, query.sort)), ctx.language),
      {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="aanmeldingen.csv"',
        },
      },
    );
  }),
  post(`${PEOPLE_PATH}/links`, { ...organiser, action: resendLinks }, async (ctx, run) => {
    const registrations = ctx.form.getAll('chosen');
    if (!registrations.length) return showPeople(ctx, { kind: 'nobody-chosen' });
    const sent = await run({ edition: ctx.param('edition'), registrations });
    return showPeople(ctx, sent.ok ? { kind: 'sent', ...sent.value } : { kind: 'changed-elsewhere' });
  }),
  post(`${PEOPLE_PATH}/cancelled`, { ...organiser, action: cancelForPeople }, async (ctx, run) => {
    const registrations = ctx.form.getAll('chosen');
    if (!registrations.length) return showPeople(ctx, { kind: 'nobody-chosen' });
    const result = await run({ edition: ctx.param('edition'), registrations });
    return showPeople(
      ctx,
      result.ok ? { kind: 'cancelled', ids: result.value.cancelled } : { kind: 'changed-elsewhere' },
    );
  }),
  post(`${PEOPLE_PATH}/restored`, { ...organiser, action: undoCancel }, async (ctx, run) => {
    const undone = ctx.form.get('registrations').split(' ').filter(Boolean);
    const registrations = [...undone, ...ctx.form.getAll('chosen')];
    if (!registrations.length) return showPeople(ctx, { kind: 'nobody-chosen' });
    const result = await run({ edition: ctx.param('edition'), registrations });
    return showPeople(
      ctx,
      result.ok ? { kind: 'restored', count: result.value.restored } : { kind: 'changed-elsewhere' },
    );
  }),
  get(PERSON_PATH, organiser, (ctx) =>
    showPerson(
      ctx,
      DONE.find((done) => done === ctx.query.get('done')),
    ),
  ),
  post(
    `${PERSON_PATH}/keep`,
    { allow: 'organiser', withoutAction: 'redisplay', purpose: 'organising' },
    async (ctx) => {
      const edition = await editionOfForm(ctx);
      if (!edition) return ctx.notFound();
      return showPerson(ctx, undefined, { form: withExtraMember(ctx, typedForm(ctx, edition)) });
    },
  ),
  post(PERSON_PATH, { ...organiser, action: correctRegistration }, async (ctx, run) => {
    const edition = await editionOfForm(ctx);
    if (!edition) return ctx.notFound();
    const form = typedForm(ctx, edition);
    const registration = ctx.param('registration');
    const result = await run({ edition: edition.id, registration, form });
    if (result.ok) return done(ctx, 'saved');
    if (result.refusal === 'not-found') return ctx.notFound();
    const notice = result.refusal === 'changed-elsewhere' ? 'changed-elsewhere' : 'not-right';
    return showPerson(ctx, notice, { form });
  }),
  post(`${PERSON_PATH}/note`, { ...organiser, action: saveNote }, async (ctx, run) => {
    const note = ctx.form.get('note');
    const result = await run({ ...personIn(ctx), note, expectedVersion: Number(ctx.form.get('seen')) || 0 });
    if (result.ok) return done(ctx, 'note-saved');
    return result.refusal === 'not-found' ? ctx.notFound() : showPerson(ctx, 'changed-elsewhere', { note });
  }),
  post(`${PERSON_PATH}/link`, { ...organiser, action: resendLinks }, async (ctx, run) => {
    const { edition, registration } = personIn(ctx);
    const result = await run({ edition, registrations: [registration] });
    return done(ctx, result.ok && result.value.reached ? 'link-sent' : 'link-not-sent');
  }),
  post(`${PERSON_PATH}/cancel`, { ...organiser, action: cancelForPeople }, async (ctx, run) => {
    const { edition, registration } = personIn(ctx);
    const result = await run({ edition, registrations: [registration] });
    return result.ok ? done(ctx, 'cancelled') : showPerson(ctx, 'changed-elsewhere');
  }),
  post(`${PERSON_PATH}/restore`, { ...organiser, action: undoCancel }, async (ctx, run) => {
    const { edition, registration } = personIn(ctx);
    const result = await run({ edition, registrations: [registration] });
    return result.ok ? done(ctx, 'restored') : showPerson(ctx, 'changed-elsewhere');
  }),
  post(`${PERSON_PATH}/merge`, { ...organiser, action: mergeRegistrations }, async (ctx, run) => {
    const { edition, registration } = personIn(ctx);
    const { get: field } = ctx.form;
    const result = await run({
      edition,
      keep: registration,
      drop: field('drop'),
      keepVersion: Number(field('keepVersion')) || 0,
      dropVersion: Number(field('dropVersion')) || 0,
    });
    if (result.ok) return done(ctx, 'merged');
    return showPerson(ctx, result.refusal === 'too-many' ? 'too-many' : 'changed-elsewhere');
  }),
  post(`${PERSON_PATH}/apart`, { ...organiser, action: keepApart }, async (ctx, run) => {
    const result = await run({ ...personIn(ctx), other: ctx.form.get('other') });
    return result.ok ? done(ctx, 'apart') : showPerson(ctx, 'changed-elsewhere');
  }),
];
