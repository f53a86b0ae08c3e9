import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { routesByFeature } from '../../src/app.ts';
import { createTestApp } from '../support/app.ts';
import { type Browser, crawl, type FoundForm, formsOf, openTeamLink, routeFinder } from './crawl.ts';
import { buildWorld } from './world.ts';

/**
 * Two members of the team open the same page, type in the same field, and save one after the other. Nothing may be lost: the
 * second is shown what the first saved beside what they typed themselves, on every form that knows a version.
 */

const { app, owner, browser, at, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const passMinutes = (minutes: number) => at(new Date(app.now().getTime() + minutes * 60_000).toISOString());
const world = await buildWorld(app, browser, passMinutes, database);

const routes = routesByFeature.flatMap(({ routes: own }) => own);
const routeOf = routeFinder(routes);
const colleague = async (name: string): Promise<Browser> =>
  openTeamLink(browser(), (await issueOperatorLink(app, name, 300)).split('/').at(-1) ?? '');
const [first, second] = [await colleague('Joke'), await colleague('Ahmed')];

/** Forms that know a version and change no words that somebody else may be changing, and why. */
const NOT_EDITED: Record<string, string> = {
  '/register': 'adds a listing',
  '/organise/:edition/come': 'adds a registration',
  '/meetings/:slug/come': 'adds a registration',
  '/inbox/:id/merge': 'takes the address of a question',
};

/** Forms with words in them that were saved before, which know no version, and why two people cannot lose any there. */
const WITHOUT_VERSION: Record<string, string> = {};

/** The hidden field by which a form knows the version that it was filled in from. */
const versionField = ({ fields }: FoundForm): string | undefined =>
  ['seen', 'version'].find((name) => typeof fields[name] === 'string' && /^\d+$/.test(fields[name]));

/** The fields of a form in which one types words. */
function wordFields(html: string, path: string): string[] {
  const inside =
    [...html.matchAll(/<form[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g)].find(
      ([, action]) => action === path,
    )?.[2] ?? '';
  return [
    ...[...inside.matchAll(/<input[^>]*type="text"[^>]*>/g)],
    ...[...inside.matchAll(/<textarea[^>]*>/g)],
  ].flatMap(([tag]) => / name="([^"]+)"/.exec(tag)?.[1] ?? []);
}

interface FoundForms {
  /** With a version and a field to type in. */
  versioned: Editable[];
  /** Routes of forms that are filled in with words already, and know no version. */
  unversioned: string[];
}

interface Editable {
  route: string;
  page: string;
  path: string;
  field: string;
}

/** Every form of the team in which one types words, once per route. */
async function editableForms(): Promise<FoundForms> {
  const starts = routes
    .filter(({ method, path }) => method === 'get' && !path.includes(':'))
    .map(({ path }) => (path === '/' ? '/nl' : `/nl${path}`));
  const found = new Map<string, Editable>();
  const unversioned = new Set<string>();
  const pages = await crawl(first, [...starts, ...world.unlinked], routeOf, () => {});
  for (const addresses of pages.pages.values())
    for (const page of addresses) {
      const { html } = await first.get(page);
      for (const form of formsOf(html, page, routeOf)) {
        const words = wordFields(html, form.path);
        const [field] = words;
        if (!field || form.route in NOT_EDITED) continue;
        if (!versionField(form)) {
          if (words.some((name) => [form.fields[name]].flat().some(Boolean))) unversioned.add(form.route);
        } else if (!found.has(form.route))
          found.set(form.route, { route: form.route, page, path: form.path, field });
      }
    }
  return { versioned: [...found.values()], unversioned: [...unversioned] };
}

const formOn = async (who: Browser, { page, path }: Editable): Promise<FoundForm | undefined> => {
  const { html } = await who.get(page);
  return formsOf(html, page, routeOf).find((form) => form.path === path);
};

const { versioned, unversioned } = await editableForms();

test('every form of the team that shows words for changing knows which version it shows', () => {
  expect(unversioned.filter((route) => !(route in WITHOUT_VERSION))).toEqual([]);
  expect(Object.keys(WITHOUT_VERSION).filter((route) => !unversioned.includes(route))).toEqual([]);
  expect(versioned.length).toBeGreaterThan(5);
});

test.each(versioned)(
  'POST $route: who saves second reads what the first saved beside the own words',
  async (editable) => {
    const [mine, theirs] = [await formOn(first, editable), await formOn(second, editable)];
    if (!mine || !theirs) throw new Error(`${editable.path} is not on ${editable.page} any more`);
    const { field } = editable;
    const before = String([mine.fields[field]].flat()[0] ?? '');
    await second.get(editable.page);
    const saved = await first.post(editable.path, { ...mine.fields, [field]: `${before} van Joke`.trim() });
    expect(saved.status).toBe(303);
    const late = await second.post(editable.path, {
      ...theirs.fields,
      [field]: `${before} van Ahmed`.trim(),
    });
    expect(late.status).toBe(409);
    expect(late.html).toContain('van Joke');
    expect(late.html).toContain('van Ahmed');
  },
);

test('nothing of this was a fault', () => expect(faults).toEqual([]));
