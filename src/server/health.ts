import type { Context, Hono } from 'hono';
import type { AppContext } from '#core/context.ts';
import { databaseState } from '#core/db/write-check.ts';
import { directoryRevision, hasDirectorySnapshot } from '#features/directory';

/**
 * Three questions of a supervisor or a proxy. `/livez`: does the process answer? Never asks the database, for a restart would
 * not mend that. `/readyz`: may this server get visitors? `/healthz`: can the service save?
 */
export function mountHealth(hono: Hono, app: AppContext): void {
  const answer = (c: Context, ok: boolean, facts: object = {}) => c.json({ ok, ...facts }, ok ? 200 : 503);
  const revision = () => directoryRevision(app).catch(() => null);
  hono.get('/livez', (c) => answer(c, true));
  hono.get('/readyz', async (c) => answer(c, (await revision()) !== null && hasDirectorySnapshot(app)));
  hono.get('/healthz', async (c) => {
    const [database, atRevision] = await Promise.all([databaseState(app), revision()]);
    return answer(c, database === 'ok', { revision: atRevision, database });
  });
}
