import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, signUp } from '../../../../test/support/meeting.ts';
import { listRegistrations } from './queries.ts';

const { browser, app, faults } = await createTestApp();
const { id, deniz, edition } = await meeting(app);
for (const name0 of ['Aster', 'Bilal', 'Chava']) await signUp(browser(), await edition(), [1], { name0 });

test('nobody else reads a sign-up, also not past the gate', async () => {
  const seenByNobody = await inTransaction(app.db, {}, (tx) => listRegistrations(tx, id));
  expect(seenByNobody).toEqual([]);
  const seenByTeam = await inTransaction(app.db, { team: deniz.kind === 'team' ? deniz.key : '' }, (tx) =>
    listRegistrations(tx, id),
  );
  expect(seenByTeam).toHaveLength(3);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
