import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '#core/db/connection.ts';
import { runHsdsImport } from './command.ts';

/** For tests: puts inputs in a folder, and runs the import as the command line does. */
export function createImportRunner(db: Db, folder: string) {
  let files = 0;

  async function file(contents: unknown, name = 'feed.json'): Promise<string> {
    const subfolder = join(folder, String(files++));
    await mkdir(subfolder);
    await writeFile(
      join(subfolder, name),
      typeof contents === 'string' || Buffer.isBuffer(contents) ? contents : JSON.stringify(contents),
    );
    return join(subfolder, name);
  }

  /** Runs the import. @returns what the operator would see */
  async function run(path: string, args: string[] = [], stop = new AbortController().signal) {
    const output: string[] = [];
    const report = join(folder, `report-${files++}.ndjson`);
    const commandOutput = {
      print: (text: string) => void output.push(text),
      printError: (text: string) => void output.push(text),
      overwriteLine: null,
      stop,
      now: () => new Date('2026-11-24T09:00:00Z'),
      reportFolder: folder,
    };
    const code = await runHsdsImport(async () => db, [path, '--report', report, ...args], commandOutput);
    const written = (await readFile(report, 'utf8')).trim().split('\n');
    const issues = written.map((line) => JSON.parse(line) as ReportedIssue).filter((row) => row.code);
    return { code, output: output.join('\n'), issues, codes: issues.map((row) => row.code) };
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

interface ReportedIssue {
  code: string;
  file: string;
  why: string;
  id?: string;
  line?: number;
  index?: number;
}
