import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startCluster } from '#cluster';
import { ensureServerLogin, migrate } from '#kernel/migrate.ts';

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

export const TEST_LOGIN = { user: 'vanonderop_test_server', password: 'only-for-tests' };

/** One cluster per run, one migrated template. With TEST_DATABASE_URL the suite runs on that server instead. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const found = globalThis.process.env.TEST_DATABASE_URL;
  const own = found ? undefined : await startOwn();
  const owner = found ? ownerFrom(found) : ownOwner(own);
  const template = `template_${globalThis.process.pid}`;
  await asOwner(owner, `create database ${template}`);
  await migrate({ ...owner, database: template }, 'migrations');
  await ensureServerLogin({ ...owner, database: template }, TEST_LOGIN.user, TEST_LOGIN.password);
  project.provide('database', { owner, template });
  return async () => {
    if (own) {
      await own.cluster.stop();
      await rm(own.folder, { recursive: true, force: true });
      return;
    }
    await asOwner(owner, `drop database if exists ${template}`);
  };
}

async function startOwn() {
  const folder = await mkdtemp(join(tmpdir(), 'vanonderop-test-'));
  const started = await startCluster({ folder, durable: false });
  if (!started.ok) throw new Error(`a test cluster is running already (${started.pid})`);
  return { folder, cluster: started.cluster };
}

function ownOwner(own: Awaited<ReturnType<typeof startOwn>> | undefined): Given['owner'] {
  if (!own) throw new Error('no cluster');
  const { cluster } = own;
  return { host: cluster.socket, port: cluster.port, user: cluster.owner.user, password: cluster.owner.password };
}

function ownerFrom(text: string): Given['owner'] {
  const url = new URL(text);
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
}

async function asOwner(owner: Given['owner'], statement: string): Promise<void> {
  const link = new pg.Client({ ...owner, database: 'postgres' });
  await link.connect();
  await link.query(statement);
  await link.end();
}
