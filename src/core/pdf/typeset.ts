import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { textDirection } from '../i18n/languages.ts';
import type { Log } from '../log.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { PaperDocument } from './document.ts';
import type { FromTypesetter, ToTypesetter } from './typesetter-messages.ts';

/**
 * Why there is no PDF; whoever asked can always print the page.
 * `pdf-absent`: the compiler is not on this machine · `pdf-letters`: a letter for which no font is there ·
 * `pdf-busy`: too many wait, or setting it took too long.
 */
export type PdfRefusal = 'pdf-absent' | 'pdf-letters' | 'pdf-busy';

const ENTRY = import.meta.url.endsWith('.ts') ? './typesetter.worker.ts' : './typesetter.js';
/** A letter takes some 20 ms, and the first one of a process half a second. */
const MAX_MS = 15_000;
const MAX_WAITING = 40;
/** A typesetter without work for so long is let go: it holds some 90 MB. */
const IDLE_MS = 30_000;
/** It needs nothing of the server's settings, least of all its secrets. */
const INHERITED = /^(PATH|HOME|TZ|LANG|LC_\w+|SystemRoot)$/;

/** Sets documents as tagged PDF (PDF/UA-1), away from the thread that answers requests. */
export interface Typesetter {
  typeset: (document: PaperDocument) => Promise<Result<Uint8Array, PdfRefusal>>;
  /** Ends the process; a document under way is refused as `pdf-busy`. */
  stop: () => void;
}

/** The document as the template reads it: every text that is in a language of its own says its direction. */
const asData = (document: PaperDocument): string =>
  JSON.stringify({ ...document, direction: textDirection(document.language) }, (_, value: unknown) =>
    isForeign(value) ? { ...value, direction: textDirection(value.language) } : withoutControls(value),
  );

const isForeign = (value: unknown): value is { text: string; language: string } =>
  typeof value === 'object' && value !== null && 'text' in value && 'language' in value && !('kind' in value);

/** So many letters without a space may stand together; longer ones, such as an address of a page, would run off the paper. */
const LONG_WORD = /\S{41,}/gu;
const BREAK_EVERY = /.{20}/gsu;

/** PDF/UA allows no control characters; a tab or a line break in a sentence is a space. A word that is too long may be broken. */
const withoutControls = (value: unknown): unknown =>
  typeof value === 'string'
    ? value
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
        .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
        .replace(LONG_WORD, (word) => word.replace(BREAK_EVERY, '$&\u200b'))
    : value;

/**
 * Opens the typesetter of this node. Its process is started for the first document.
 * @param maxMs after so long a document is given up and the process killed
 * @param entry the program to start; only tests give another
 */
export function openTypesetter(log: Log, { maxMs = MAX_MS, entry = ENTRY } = {}): Typesetter {
  let child: ChildProcess | undefined;
  let nextId = 0;
  let idleTimer: NodeJS.Timeout | undefined;
  /** Why no process can set anything here, once one told so: it is not asked again before the next start. */
  let absent = false;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const end = () => {
    clearTimeout(idleTimer);
    child?.kill('SIGKILL');
    child = undefined;
  };
  const running = (): ChildProcess => {
    if (child?.connected) return child;
    const started = fork(fileURLToPath(new URL(entry, import.meta.url)), [], {
      execArgv: [],
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => INHERITED.test(name))),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // A server that stops does not wait for it.
    started.unref();
    started.channel?.unref();
    child = started;
    return started;
  };

  const setOne = (document: PaperDocument): Promise<Result<Uint8Array, PdfRefusal>> =>
    new Promise((resolve) => {
      if (absent) return resolve(refuse('pdf-absent'));
      clearTimeout(idleTimer);
      const typesetter = running();
      const id = nextId++;
      const done = (result: Result<Uint8Array, PdfRefusal>) => {
        clearTimeout(timer);
        typesetter.off('message', hear);
        typesetter.off('exit', gone);
        typesetter.off('error', gone);
        idleTimer = setTimeout(end, IDLE_MS);
        idleTimer.unref();
        resolve(result);
      };
      const giveUp = (cause: string) => {
        log.error('a PDF could not be set', new Error(cause));
        end();
        done(refuse('pdf-busy'));
      };
      const gone = () => giveUp('the typesetter ended');
      const hear = (message: FromTypesetter) => {
        if (message.type === 'absent') {
          absent = true;
          log.error('no PDF on this machine', new Error(message.cause));
          end();
          return done(refuse('pdf-absent'));
        }
        if (message.id !== id) return;
        if (message.type === 'pdf') return done(ok(message.pdf));
        if (message.type === 'unprintable') return done(refuse('pdf-letters'));
        giveUp(message.cause);
      };
      const timer = setTimeout(() => giveUp(`not set within ${maxMs} ms`), maxMs);
      typesetter.on('message', hear);
      typesetter.once('exit', gone);
      typesetter.once('error', gone);
      const request: ToTypesetter = { id, document: asData(document) };
      typesetter.send(request, (cause) => {
        if (cause) gone();
      });
    });

  return {
    typeset: (document) => {
      if (waiting >= MAX_WAITING) return Promise.resolve(refuse('pdf-busy'));
      waiting++;
      const result = last.then(() => setOne(document)).finally(() => waiting--);
      last = result;
      return result;
    },
    stop: end,
  };
}

const typesetters = new WeakMap<object, Typesetter>();

/** The typesetter of this application. It needs no end: its process goes with the server, or after half a minute. */
export function typesetterOf(app: { log: Log }): Typesetter {
  const known = typesetters.get(app) ?? openTypesetter(app.log);
  typesetters.set(app, known);
  return known;
}
