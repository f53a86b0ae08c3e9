import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { makeTenant } from '../../../../../test/support/tenants.ts';
import { listBottlenecks } from '../model/queries.ts';
import { BOTTLENECK_STATES } from '../model/rules.ts';
import { seedDemoBottlenecks } from './demo-bottlenecks.ts';
import { standingOn } from './read-desk.ts';

const { app } = await createTestApp();
await makeTenant(app, 'Gemeente Den Haag (voorbeeld)', ['GM0518']);
await makeTenant(app, 'Werkplein De Bollen (voorbeeld)', ['GM0534', 'GM0553']);

test('the demonstration has fourteen bottlenecks in every state, two late and one opened again, also when it starts twice', async () => {
  await seedDemoBottlenecks(app);
  await seedDemoBottlenecks(app);
  const rows = standingOn(
    await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) => listBottlenecks(tx)),
    amsterdamDate(app.now()),
  );
  expect(rows).toHaveLength(14);
  expect(new Set(rows.map(({ standing }) => standing.state))).toEqual(new Set(BOTTLENECK_STATES));
  expect(rows.filter(({ standing }) => standing.isOverdue)).toHaveLength(2);
  expect(rows.filter(({ standing }) => standing.isReopened)).toHaveLength(1);
  // In each the words are there in the language in which they were said.
  expect(
    rows.filter(
      ({ bottleneck }) => !bottleneck.texts.some(({ language }) => language === bottleneck.language),
    ),
  ).toEqual([]);
});
