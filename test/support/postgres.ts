import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { storeClaimKey } from '#core/db/claim-key.ts';
import { ensureServerLogin, migrate } from '#core/db/migrate.ts';
import { startCluster } from '#embedded-postgres';

/** How a test file reaches the one cluster of this run. */
export interface Given {
  owner: { host: string; port: number; user: string; password: string };
  template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    database: Given;
  }
}

/** The server's secret in tests. */
export const TEST_SECRET = Buffer.alloc(32, 7);

export const TEST_LOGIN = { user: 'vanonderop_test_server', password: 'only-for-tests' };

/** One cluster per run, one migrated template; TEST_POSTGRES names another PostgreSQL than the one npm brings. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'vanonderop-test-'));
  const started = await startCluster({
    folder,
    durable: false,
    program: globalThis.process.env.TEST_POSTGRES,
  });
  if (!started.ok) throw new Error(`a test cluster is running already (${started.pid})`);
  const { cluster } = started;
  const owner = { host: cluster.socket, port: cluster.port, ...cluster.owner };
  const template = 'template_of_tests';
  const link = new pg.Client({ ...owner, database: 'postgres' });
  await link.connect();
  await link.query(`create database ${template}`);
  await link.end();
  await migrate({ ...owner, database: template }, 'migrations');
  await storeClaimKey({ ...owner, database: template }, TEST_SECRET);
  await ensureServerLogin({ ...owner, database: template }, TEST_LOGIN.user, TEST_LOGIN.password);
  project.provide('database', { owner, template });
  return async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
