import { type NormalPage, normalise, type RunWindow } from './normalise.ts';
import type { Page, Site } from './visitor.ts';

/** Something that is not the same on both servers. */
export interface Difference {
  label: string;
  lines: string[];
}

const MAX_LINES = 6;
const MAX_LINE_LENGTH = 200;

/** Compares what two servers answered on the same journey, page by page. */
export function comparePages(ours: Site, theirs: Site, window: RunWindow): Difference[] {
  const others = new Map(theirs.pages.map((page) => [page.label, page]));
  const known = new Set(ours.pages.map(({ label }) => label));
  const pairs = new NamePairs();
  const differences: Difference[] = [];
  for (const page of ours.pages) {
    const other = others.get(page.label);
    if (!other) {
      differences.push({ label: page.label, lines: ['only the first answered this'] });
      continue;
    }
    const [left, right] = [normalise(page, window), normalise(other, window)];
    const lines =
      left.text === right.text
        ? pairs.conflicts(left, right).slice(0, MAX_LINES)
        : shortDiff(left.text, right.text);
    if (lines.length) differences.push({ label: page.label, lines });
  }
  for (const { label } of theirs.pages)
    if (!known.has(label)) differences.push({ label, lines: ['only the second answered this'] });
  return differences;
}

/**
 * An identifier of one server stands for one identifier of the other, everywhere. Wherever a page shows another one than
 * it should, the pair conflicts with a pair that was seen before.
 */
class NamePairs {
  readonly #right = new Map<string, string>();
  readonly #left = new Map<string, string>();

  conflicts(left: NormalPage, right: NormalPage): string[] {
    // A drawn code may only differ where something else differs that it can hold.
    const read = (page: NormalPage) => page.names.filter((name) => !isDrawn(name)).join(' ');
    const drawn = (page: NormalPage) => page.names.filter(isDrawn).join(' ');
    if (read(left) === read(right) && drawn(left) !== drawn(right))
      return ['a drawn code holds something else'];
    return left.names.flatMap((name, i) => {
      const other = right.names[i] ?? '';
      const [expected, reverse] = [this.#right.get(name) ?? other, this.#left.get(other) ?? name];
      if (expected !== other || reverse !== name)
        return [
          `identifier ${i + 1}: ${shorten(name)} goes with ${shorten(expected)}, not with ${shorten(other)}`,
        ];
      this.#right.set(name, other);
      this.#left.set(other, name);
      return [];
    });
  }
}

const shorten = (name: string): string => (name.length > 48 ? `${name.slice(0, 48)}…` : name);

const isDrawn = (name: string): boolean => name.startsWith('M');

const linesOf = (text: string): string[] => text.replaceAll('><', '>\n<').split('\n');

/** The first lines in which two texts differ, without the lines before and after that are the same. */
export function shortDiff(left: string, right: string): string[] {
  const [before, after] = [linesOf(left), linesOf(right)];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  const side = (sign: string, lines: string[]) => {
    const changed = lines.slice(start, lines.length - end);
    const rest = changed.length - MAX_LINES;
    return [
      ...changed.slice(0, MAX_LINES).map((line) => `${sign} ${line.slice(0, MAX_LINE_LENGTH)}`),
      ...(rest > 0 ? [`${sign} … ${rest} more`] : []),
    ];
  };
  return [...side('-', before), ...side('+', after)];
}

/**
 * Changes the recorded pages of one server: a word of a page, and two identifiers that change places. A comparison that
 * does not report both proves nothing.
 * @returns the labels of the changed pages
 */
export function alterPages(site: Site): string[] {
  const pages = site.pages.filter(({ status, body }) => status === 200 && body.includes('<h1'));
  const worded = pages[Math.floor(pages.length / 2)];
  if (!worded) throw new Error('no page to make a difference in');
  worded.body = worded.body.replace(/<h1([^>]*)>/, '<h1$1>Planted ');
  const swapped = pages.toReversed().find((page) => page !== worded && swapIdentifiers(page));
  return [worded, swapped].flatMap((page) => (page ? [page.label] : []));
}

function swapIdentifiers(page: Page): boolean {
  const links = [...new Set(page.body.match(/\/initiatives\/[0-9a-f-]{36}/g) ?? [])];
  const [first, second] = links;
  if (!first || !second) return false;
  page.body = page.body.replaceAll(first, '\0').replaceAll(second, first).replaceAll('\0', second);
  return true;
}
