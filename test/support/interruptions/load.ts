import { setTimeout as wait } from 'node:timers/promises';
import { READING_MS } from '../pages/journey/contact.ts';
import { MEETING } from '../pages/journey/meetings.ts';
import { hidden, makeSite, makeVisitor, type Page, type Visitor } from '../pages/visitor.ts';

/** Something that somebody was told is saved: where it must stand, in whose browser. */
interface Acknowledged {
  what: 'story' | 'sign-up' | 'question';
  visitor: Visitor;
  path: string;
  text: string;
}

/** One request of a reader: when it was sent, how long it took, and what came. */
export interface ReadRequest {
  atMs: number;
  tookMs: number;
  /** 0 when there was no answer at all. */
  status: number;
  /** The page said that it shows what was known before. */
  stale: boolean;
}

export const READER_PATHS = [
  '/nl',
  '/nl/initiatives',
  '/en/initiatives?q=taal',
  '/nl/meetings',
  `/nl${MEETING}`,
  '/ar',
];
const READER_PAUSE_MS = 60;
const WRITER_PAUSE_MS = 40;
/** Questions have a limit over the whole site, so they are asked sparingly. */
const STORIES_PER_QUESTION = 40;
/** The longest that a client waits for an answer. */
const PATIENCE_MS = 60_000;

/** Readers and writers on a running server, with a record of what each was answered. */
export function createLoad(origin: string) {
  const acknowledged: Acknowledged[] = [];
  const reads: ReadRequest[] = [];
  const refused: Record<string, number> = {};
  const controller = new AbortController();
  let writing = true;
  let number = 0;
  const newVisitor = (): Visitor => makeVisitor(makeSite(origin, ['nl']), `visitor ${number++}`);

  async function read(path: string): Promise<ReadRequest> {
    const atMs = performance.now();
    try {
      const response = await fetch(origin + path, { signal: AbortSignal.timeout(PATIENCE_MS) });
      const html = await response.text();
      const stale = /<main[^>]*><div class="notice problem" role="status">/.test(html);
      return { atMs, tookMs: performance.now() - atMs, status: response.status, stale };
    } catch {
      return { atMs, tookMs: performance.now() - atMs, status: 0, stale: false };
    }
  }

  async function readOn(path: string): Promise<void> {
    while (!controller.signal.aborted) {
      reads.push(await read(path));
      await wait(READER_PAUSE_MS);
    }
  }

  /** One thing that somebody saves. @returns what has to be there from now on, when it was acknowledged */
  const deeds = {
    story: async (visitor: Visitor, text: string): Promise<Acknowledged | Page> => {
      const begun = await visitor.submit(
        await visitor.open('/nl/begin'),
        '/begin',
        { device: 'own' },
        { stay: true },
      );
      if (begun.status !== 303) return begun;
      const form = await visitor.open('/nl/story/name');
      const told = await visitor.submit(form, '/story/name', { name: text }, { stay: true });
      return told.status === 303 ? { what: 'story', visitor, path: '/nl/story/name', text } : told;
    },
    'sign-up': async (visitor: Visitor, text: string): Promise<Acknowledged | Page> => {
      const form = await visitor.open(`/nl${MEETING}/come`);
      const sent = await visitor.submit(
        form,
        '/come',
        { name0: text, once: hidden(form).once ?? '' },
        { stay: true },
      );
      return sent.status === 303 ? { what: 'sign-up', visitor, path: pathAfter(sent), text } : sent;
    },
    question: async (visitor: Visitor, text: string): Promise<Acknowledged | Page> => {
      const form = await visitor.open('/nl/contact');
      await wait(READING_MS);
      const fields = { category: 'other', words: text, once: hidden(form).once ?? '' };
      const sent = await visitor.submit(form, '/contact', fields, { stay: true });
      return sent.status === 303 ? { what: 'question', visitor, path: pathAfter(sent), text } : sent;
    },
  };

  /** @returns whether it was acknowledged */
  async function write(what: keyof typeof deeds): Promise<boolean> {
    const visitor = newVisitor();
    try {
      const outcome = await deeds[what](visitor, `Getuige ${number}`);
      const saved = 'what' in outcome;
      if (saved) acknowledged.push(outcome);
      else refused[`${what} ${outcome.status}`] = (refused[`${what} ${outcome.status}`] ?? 0) + 1;
      return saved;
    } catch {
      // No answer, or no form to fill in: nothing was acknowledged.
      refused[`${what} not sent`] = (refused[`${what} not sent`] ?? 0) + 1;
      return false;
    } finally {
      visitor.site.pages.length = 0;
    }
  }

  async function writeOn(kinds: (keyof typeof deeds)[], pauseMs: number): Promise<void> {
    for (let i = 0; !controller.signal.aborted; i++) {
      const what = kinds[i % kinds.length];
      if (writing && what) await write(what);
      await wait(pauseMs);
    }
  }

  const workers = [
    ...READER_PATHS.map(readOn),
    writeOn(['story', 'sign-up'], WRITER_PAUSE_MS),
    writeOn(['sign-up', 'story'], WRITER_PAUSE_MS),
    writeOn(['question'], STORIES_PER_QUESTION * WRITER_PAUSE_MS),
  ];

  return {
    acknowledged,
    reads,
    refused,
    read,
    write,
    /** Writers write or rest; readers always read. */
    setWriting: (value: boolean) => {
      writing = value;
    },
    stop: async () => {
      controller.abort();
      await Promise.all(workers);
    },
    /** What was acknowledged and is not there now. */
    missing: async (): Promise<string[]> => {
      const lost: string[] = [];
      for (const { what, visitor, path, text } of acknowledged) {
        const page = await visitor.open(path);
        visitor.site.pages.length = 0;
        if (page.status !== 200 || !page.body.includes(text)) lost.push(`${what} ${text}: ${page.status}`);
      }
      return lost;
    },
  };
}

const pathAfter = (page: Page): string =>
  new URL(page.headers.get('location') ?? '', 'http://localhost').pathname;
