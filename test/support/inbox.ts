import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { askForPlace } from '../../src/features/placements/model/requests.ts';
import { openOwnerLink } from './owners.ts';
import { type AskedInitiative, initiativeWith } from './placements.ts';
import type { createBrowser } from './visitor.ts';

type Browser = ReturnType<typeof createBrowser>;

export const INBOX = '/nl/register/own/requests';
export const SETTINGS = `${INBOX}/settings`;
export const ATTENDANCE = '/nl/register/own/attendance';

/** An initiative with a volunteer whose phone has its private link open. */
export async function choirWith(
  app: AppContext,
  database: pg.Client,
  volunteer: Browser,
  settings: { places?: number | null; automatic?: boolean } = {},
): Promise<AskedInitiative & { volunteer: Browser }> {
  const choir = await initiativeWith(app, database, settings);
  await openOwnerLink(volunteer, `/nl/register/${privateLinkToken(app, 'listing', choir.listing)}`);
  return { ...choir, volunteer };
}

/** Somebody who asks an initiative for a place, without the pages. */
export async function asks(
  app: AppContext,
  { initiative }: AskedInitiative,
  {
    firstName = 'Samira',
    ...asked
  }: Partial<Omit<Parameters<typeof askForPlace>[3], 'id' | 'consent' | 'initiative'>> = {},
): Promise<{ request: string; person: string; consent: string }> {
  const [person, request, consent] = [randomUUID(), randomUUID(), randomUUID()];
  await inTransaction(app.db, { person }, async (tx) => {
    await tx.insertInto('person').values({ id: person }).execute();
    await askForPlace(
      tx,
      app,
      person,
      {
        id: request,
        consent,
        initiative,
        recipientName: 'Het koor',
        weeklyTime: null,
        firstName,
        reach: 'here',
        reachDetail: null,
        language: 'ar',
        spoken: ['ar'],
        party: 1,
        minors: 0,
        wording: 'Dit initiatief leest je voornaam.',
        ...asked,
      },
      app.now(),
    );
  });
  return { request, person, consent };
}

/** A weekly time of an initiative, on a weekday (Monday is 1). @returns its id */
export async function weeklyTimeOf(
  database: pg.Client,
  { initiative }: AskedInitiative,
  weekday: number,
): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `insert into weekly_time (id, initiative_id, weekday, starts_at, ends_at) values ($1, $2, $3, 1140, 1260) returning id`,
    [randomUUID(), initiative, weekday],
  );
  await database.query('update directory_revision set revision = revision + 1');
  return rows[0]?.id ?? '';
}

/** The hidden version of the request's page that is shown. */
export const versionIn = (html: string): string => html.match(/name="version" value="(\d+)"/)?.[1] ?? '';
