import { expect, test } from 'vitest';
import { openAccountSession } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { authenticateAccount } from './authenticate.ts';

const { app, at } = await createTestApp();
const start = app.now().getTime();
const afterHours = (hours: number) => at(new Date(start + hours * 3_600_000).toISOString());

test('a session of an account is used for hours and stays open, and the use is recorded', async () => {
  const { token } = await openAccountSession(app);
  for (const hours of [0.5, 1.5, 3, 23]) {
    afterHours(hours);
    expect((await authenticateAccount(app, token)).kind, `after ${hours} hours`).toBe('account');
  }
  afterHours(0);
});
