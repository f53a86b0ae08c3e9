import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { AppContext } from '#core/context.ts';
import { connect, type Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { createApp } from '../../src/app.ts';
import { TEST_LOGIN, TEST_SECRET } from './postgres.ts';
import { createBrowser } from './visitor.ts';

/** The application on a database of its own, cloned from the template; dropped after the file's last test. */
export async function createTestApp(maxConnections = 5) {
  const { owner, template } = inject('database');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ ...owner, database: 'postgres' });
  await client.connect();
  // Files of a small database are copied faster than its pages are written to the log.
  await client.query(`create database ${name} template ${template} strategy file_copy`);
  const clock = { at: new Date('2026-11-24T09:00:00Z') };
  const db = connect({
    connection: { ...owner, ...TEST_LOGIN, database: name },
    maxConnections,
    secret: TEST_SECRET,
    // Whatever clock a test gives the application, the database goes by it too.
    now: () => app.now(),
  });
  const dataFolder = await mkdtemp(join(tmpdir(), 'vanonderop-test-'));
  const faults: string[] = [];
  const app: AppContext = {
    db,
    secret: TEST_SECRET,
    // Thousands of cards are made and opened: what a hash costs is tested beside it.
    passphraseHashCost: 4,
    now: () => clock.at,
    log: { info: () => {}, error: (what, cause) => void faults.push(`${what}: ${String(cause)}`) },
    publicUrl: 'http://localhost',
    trustedProxies: 0,
    settings: { dataFolder },
    demo: true,
  };
  const hono = createApp({
    app,
    assets: { 'style.css': '/assets/style.css', 'page.js': '/assets/page.js' },
    files: new Map(),
  });
  afterAll(async () => {
    await db.destroy();
    await rm(dataFolder, { recursive: true, force: true });
    await client.query(`drop database if exists ${name} with (force)`);
    await client.end();
  });
  return {
    app,
    hono,
    /** The owner's connection settings, for looking past the policies. */
    owner: { ...owner, database: name },
    /** Faults that were logged; a test that expects none can check it. */
    faults,
    /** Sets the clock. */
    at: (iso: string) => {
      clock.at = new Date(iso);
    },
    /** Runs something as the operator's command line does: it may write the directory. */
    asOperator: <T>(run: (tx: Tx) => Promise<T>): Promise<T> =>
      inTransaction(db, { systemTask: { name: 'operator' } }, run),
    /** @param address seen only when the application has a trusted proxy */
    browser: (address?: string) => createBrowser(hono, address ? { 'x-forwarded-for': address } : {}),
  };
}
