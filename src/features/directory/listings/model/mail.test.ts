import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { emptyListingForm } from '../registration/read-form.ts';
import { emailOwner } from './mail.ts';

const { app, owner, at: setClock } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

test.each([
  ['summer', '2026-06-30T22:30:00Z', '2026-07-01T10:00:00Z', '2026-07-01T22:30:00Z'],
  ['winter', '2027-01-10T23:30:00Z', '2027-01-11T10:00:00Z', '2027-01-11T23:30:00Z'],
])(
  'in %s a claim at half past twelve at night and one at noon are on the same Dutch day: one email; the next night another',
  async (_season, night, noon, nextNight) => {
    const listing = { id: randomUUID(), language: 'nl', form: emptyListingForm('nl'), linkTurn: 0 };
    const emailsAfterClaim = async (moment: string) => {
      setClock(moment);
      await inTransaction(app.db, {}, (tx) => emailOwner(tx, app, listing, 'claim', 'koor@kade.example'));
      const key = `listing:${listing.id}:claim%`;
      const { rows } = await database.query('select from mail_outbox where once_key like $1', [key]);
      return rows.length;
    };
    expect(await emailsAfterClaim(night)).toBe(1);
    expect(await emailsAfterClaim(noon)).toBe(1);
    expect(await emailsAfterClaim(nextNight)).toBe(2);
  },
);
