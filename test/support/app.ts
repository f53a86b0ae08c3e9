import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import type { House } from '#core/context.ts';
import { connect } from '#core/db/connection.ts';
import { makeApp } from '../../src/app.tsx';
import { TEST_LOGIN } from './postgres.ts';
import { makeBrowser } from './visitor.ts';

/** A house on a database of its own, cloned from the template; gone after the file's last test. */
export async function house(most = 5) {
  const { owner, template } = inject('database');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const link = new pg.Client({ ...owner, database: 'postgres' });
  await link.connect();
  await link.query(`create database ${name} template ${template}`);
  const db = connect({ connection: { ...owner, ...TEST_LOGIN, database: name }, most });
  const clock = { at: new Date('2026-11-24T09:00:00Z') };
  const faults: string[] = [];
  const given: House = {
    db,
    secret: Buffer.alloc(32, 7),
    now: () => clock.at,
    log: { note: () => {}, fault: (what, cause) => void faults.push(`${what}: ${String(cause)}`) },
    publicUrl: 'http://localhost',
    behindProxy: false,
    demo: true,
  };
  const app = makeApp({
    house: given,
    assets: { css: '/assets/style.css', js: '/assets/page.js' },
    files: new Map(),
  });
  afterAll(async () => {
    await db.destroy();
    await link.query(`drop database if exists ${name} with (force)`);
    await link.end();
  });
  return {
    house: given,
    app,
    /** The owner's connection settings, for looking past the policies. */
    owner: { ...owner, database: name },
    /** Faults that were logged; a test that expects none can say so. */
    faults,
    /** Turns the clock. */
    at: (iso: string) => {
      clock.at = new Date(iso);
    },
    browser: () => makeBrowser(app),
  };
}
