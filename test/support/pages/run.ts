import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { ParsedMail } from 'mailparser';
import { alterPages, comparePages } from './compare.ts';
import { walk } from './journey/index.ts';
import { lettersAsPages, startMailServer } from './letters.ts';
import { digestOf, labelOf, normalise, type RunWindow } from './normalise.ts';
import {
  copyDataFolder,
  makeDataFolder,
  type RunningServer,
  removeDataFolder,
  startServer,
} from './server.ts';
import { makeSite, type Site } from './visitor.ts';

/** Fewer addresses than this prove too little. */
const MIN_ADDRESSES = 80;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

interface Walked {
  site: Site;
  letters: ParsedMail[];
  /** Why the journey broke off, when it did. */
  fault?: unknown;
}

/** Compares this checkout with another one. @returns the exit code */
export async function runComparison(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      languages: { type: 'string' },
      alter: { type: 'boolean', default: false },
      save: { type: 'string' },
      list: { type: 'boolean', default: false },
      apart: { type: 'string', default: '0' },
    },
  });
  const [other] = positionals;
  if (!other) {
    print('Which checkout shall this one be compared with? npm run compare-pages -- <folder>');
    return 1;
  }
  const from = new Date();
  const checkouts = ['.', other];
  const folders = await seededFolders(other);
  const walked = await Promise.all(
    checkouts.map(async (checkout, i) => {
      await setTimeout(i * Number(values.apart) * 1000);
      return walkThrough(checkout, folders[i] ?? '', values.languages?.split(','));
    }),
  );
  const window: RunWindow = { from, until: new Date() };
  const [ours, theirs] = walked;
  if (!ours || !theirs) return 1;
  for (const { site, letters } of walked) site.pages.push(...lettersAsPages(letters, window));
  if (values.alter) for (const label of alterPages(theirs.site)) print(`changed on purpose: ${label}`);
  if (values.save)
    for (const [i, { site }] of walked.entries())
      await savePages(site, window, join(values.save, i === 0 ? 'ours' : 'theirs'));
  for (const [i, { fault }] of walked.entries())
    if (fault)
      print(`the journey through ${checkouts[i]} broke off: ${fault instanceof Error ? fault.stack : fault}`);
  const differences = comparePages(ours.site, theirs.site, window);
  for (const { label, lines } of differences) {
    print(`≠ ${label}`);
    for (const line of lines) print(`    ${line}`);
  }
  const addresses = new Set(ours.site.pages.map(({ address }) => labelOf(address)));
  if (values.list) for (const address of [...addresses].sort()) print(address);
  const letters = ours.site.pages.filter(({ address }) => address.startsWith('mailto:')).length;
  const seconds = Math.round((Date.now() - from.getTime()) / 1000);
  print(`${addresses.size} addresses, ${letters} letters, ${seconds} seconds`);
  if (addresses.size < MIN_ADDRESSES) print(`Fewer than ${MIN_ADDRESSES} addresses: this proves too little.`);
  print(`${ours.site.pages.length} pages compared, ${differences.length} different`);
  const broken = walked.some(({ fault }) => fault !== undefined);
  return broken || differences.length || addresses.size < MIN_ADDRESSES ? 1 : 0;
}

/**
 * Two data folders that begin alike: with the demonstration data of the other checkout. Where that of this checkout differs,
 * its server changes them when it starts.
 */
async function seededFolders(checkout: string): Promise<[string, string]> {
  const folder = await makeDataFolder();
  try {
    await (await startServer(checkout, folder)).stop();
    return [await copyDataFolder(folder), await copyDataFolder(folder)];
  } finally {
    await removeDataFolder(folder);
  }
}

/** Starts a checkout on its data folder and walks the whole journey; the server is ended in any case. */
async function walkThrough(checkout: string, folder: string, languages?: string[]): Promise<Walked> {
  const mail = await startMailServer();
  let server: RunningServer | undefined;
  const site = makeSite('', languages ?? []);
  try {
    server = await startServer(checkout, folder, { SMTP_URL: mail.url });
    site.origin = server.origin;
    if (!languages) site.languages = await languagesOf(server.origin);
    await walk(site, server.teamLink);
    return { site, letters: await mail.letters() };
  } catch (fault) {
    return { site, letters: [], fault };
  } finally {
    await server?.stop();
    await mail.stop();
    await removeDataFolder(folder);
  }
}

/** The languages of the menu on the start page, Dutch first. */
async function languagesOf(origin: string): Promise<string[]> {
  const html = await (await fetch(`${origin}/nl`)).text();
  const codes = [...html.matchAll(/href="\/([a-z]{2,3})"/g)].flatMap(([, code]) => code ?? []);
  return [...new Set(['nl', ...codes])];
}

async function savePages(site: Site, window: RunWindow, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const page of site.pages) {
    const { text } = normalise(page, window);
    const name = page.label.replace(/[^\w(){}.?=-]+/g, '_').slice(0, 120);
    await writeFile(
      join(folder, `${name}.${digestOf(page.label)}.html`),
      `${page.label}\n${text.replaceAll('><', '>\n<')}\n`,
    );
  }
}
