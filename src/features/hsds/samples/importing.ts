import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '#core/db/connection.ts';
import { runHsdsImport } from '../command.ts';

/** A folder to put inputs in, and the import as the command line runs it: what tests of the import need. */
export function importing(db: Db, folder: string) {
  let files = 0;

  async function file(contents: unknown, name = 'feed.json'): Promise<string> {
    const own = join(folder, String(files++));
    await mkdir(own);
    await writeFile(
      join(own, name),
      typeof contents === 'string' || Buffer.isBuffer(contents) ? contents : JSON.stringify(contents),
    );
    return join(own, name);
  }

  /** Runs the import, and tells what an operator would see. */
  async function run(path: string, args: string[] = [], stop = new AbortController().signal) {
    const said: string[] = [];
    const report = join(folder, `report-${files++}.ndjson`);
    const out = {
      print: (text: string) => void said.push(text),
      printError: (text: string) => void said.push(text),
      over: null,
      stop,
      now: () => new Date('2026-11-24T09:00:00Z'),
      reports: folder,
    };
    const code = await runHsdsImport(async () => db, [path, '--report', report, ...args], out);
    const written = (await readFile(report, 'utf8')).trim().split('\n');
    const remarks = written.map((line) => JSON.parse(line) as Listed).filter((row) => row.code);
    return { code, said: said.join('\n'), remarks, codes: remarks.map((row) => row.code) };
  }

  const rows = async <T>(statement: ReturnType<typeof sql<T>>): Promise<T[]> =>
    (await statement.execute(db)).rows;
  const initiatives = () =>
    rows(sql<{ source: string; source_id: string; name: string; organisation: string; times: number }>`
      select i.source, i.source_id, i.texts -> i.language ->> 'name' as name, o.name as organisation,
        (select count(*)::int from weekly_time w where w.initiative_id = i.id) as times
      from initiative i join organisation o on o.id = i.organisation_id order by i.source_id collate "C"`);
  const ids = async () => (await initiatives()).map((row) => row.source_id);
  const revision = async () =>
    (await rows(sql<{ revision: number }>`select revision from directory_revision`))[0]?.revision;
  return { file, run, rows, initiatives, ids, revision };
}

interface Listed {
  code: string;
  file: string;
  why: string;
  id?: string;
  line?: number;
  index?: number;
}
