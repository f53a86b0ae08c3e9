import { ask } from './journey/contact.ts';
import { CHOIR, openOwnerLink, register } from './journey/directory.ts';
import { signUp } from './journey/meetings.ts';
import { tellStory } from './journey/newcomer.ts';
import { labelOf } from './normalise.ts';
import { makeDataFolder, type RunningServer, removeDataFolder, startServer } from './server.ts';
import { makeSite, makeVisitor, type Page, pathOf, type Visitor } from './visitor.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Something that a person left with the older server, and where the newer one has to show it again. */
interface Kept {
  what: string;
  visitor: Visitor;
  path: string;
  /** What was entered, as it has to stand on that page. */
  texts: string[];
}

/** Proves that this checkout shows what people left with an older one. @returns the exit code */
export async function checkUpgrade([older]: string[]): Promise<number> {
  if (!older) {
    print('From which older checkout? npm run check-upgrade -- <folder>');
    return 1;
  }
  const folder = await makeDataFolder();
  try {
    const kept = await withServer(older, folder, leaveEverything);
    const missing = await withServer('.', folder, (server) => lookAtAll(server, kept));
    print(missing ? `${missing} of ${kept.length} did not survive` : `All ${kept.length} survived.`);
    return missing ? 1 : 0;
  } finally {
    await removeDataFolder(folder);
  }
}

/** Starts a checkout on the folder, does something, and ends the server in any case. */
async function withServer<T>(
  checkout: string,
  folder: string,
  act: (server: RunningServer) => Promise<T>,
): Promise<T> {
  const server = await startServer(checkout, folder);
  try {
    return await act(server);
  } finally {
    await server.stop();
  }
}

/** A story, a sign-up, a question and an initiative, each left by somebody with a browser of their own. */
async function leaveEverything(server: RunningServer): Promise<Kept[]> {
  const site = makeSite(server.origin, ['nl']);
  const [yonas, aster, hala, ria] = ['Yonas', 'Aster', 'Hala', 'Ria'].map((name) => makeVisitor(site, name));
  if (!yonas || !aster || !hala || !ria) throw new Error('nobody there');
  await tellStory(yonas, 'nl', 8);
  const own = await signUp(aster, [3, 1], {
    name0: 'Aster',
    interpreter0: 'ti',
    email: 'aster@voorbeeld.nl',
  });
  const question = await ask(hala, 'Is er opvang voor mijn dochter?', { name: 'Hala' });
  const listing = await register(ria);
  const left = (what: string, visitor: Visitor, page: Page, texts: string[]): Kept => {
    if (page.status !== 200)
      throw new Error(`${what}: the older server answered ${page.label} with ${page.status}`);
    return { what, visitor, path: pathOf(page), texts };
  };
  const kept = [
    left('story', yonas, await yonas.open('/nl/story'), ['Yonas', 'Den Haag', 'Tigrinya']),
    left('name in the story', yonas, await yonas.open('/nl/story/name'), ['Yonas']),
    left('week', yonas, await yonas.open('/nl/week'), ['/nl/initiatives/']),
    left('sign-up', aster, own, ['Aster', 'Tigrinya']),
    left('changing the sign-up', aster, await aster.open(`/nl${pathOf(own)}/change`), [
      'Aster',
      'aster@voorbeeld.nl',
    ]),
    left('question', hala, question, ['Is er opvang voor mijn dochter?']),
    left('listing', ria, listing, [CHOIR.name, CHOIR.organisation]),
    left('changing the listing', ria, await ria.open(`/nl${pathOf(listing)}/change`), [
      CHOIR.name,
      CHOIR.summary,
      CHOIR.ownerEmail,
    ]),
  ];
  for (const { what, visitor, path, texts } of kept) {
    const page = await visitor.open(`/nl${path}`);
    const absent = texts.filter((text) => !page.body.includes(text));
    if (absent.length) throw new Error(`${what}: the older server itself does not show ${absent.join(', ')}`);
  }
  return kept;
}

/** Opens everything again with the same cookies and links. @returns how many of them are not shown as they were left */
async function lookAtAll(server: RunningServer, kept: Kept[]): Promise<number> {
  let missing = 0;
  for (const { what, visitor: before, path, texts } of kept) {
    const visitor = makeVisitor(makeSite(server.origin, ['nl']), before.name);
    for (const [name, value] of before.jar) visitor.jar.set(name, value);
    // A private link of a listing is opened with a tap, and its pages have it in their address no more.
    const page = await openOwnerLink(visitor, `/nl${path}`);
    const reached = [path, path.replace(/^\/register\/[\w-]{43}/, '/register/own')].includes(pathOf(page));
    const absent = texts.filter((text) => !page.body.includes(text));
    const good = page.status === 200 && reached && !absent.length;
    if (!good) missing++;
    print(
      good
        ? `✓ ${what} (${labelOf(page.address)}): ${texts.join(' · ')}`
        : `✗ ${what} (${labelOf(page.address)}): answered ${page.status}, does not show ${absent.join(' · ')}`,
    );
  }
  return missing;
}
