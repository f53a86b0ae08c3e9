import type { CheckInWords } from '../check-in-words.ts';
import { type ListView, pageOfList } from '../people-list.ts';
import type { ShownPerson } from './phone-state.ts';

const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

export interface Screen {
  /** Draws the part of the list that is asked for, the letters and the counts. */
  draw: (people: readonly ShownPerson[], view: ListView) => void;
  greet: (text: string, kind: 'good' | 'problem') => void;
  network: (text: string) => void;
  unknown: (count: number) => void;
  fill: typeof fill;
  time: (iso: string) => string;
}

/** The parts of the page that the script fills. */
export function createScreen(words: CheckInWords, language: string): Screen {
  const byId = (id: string) => document.getElementById(id);
  const format = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
  const time = (iso: string) => format.format(new Date(iso));
  const row = ({ code, name, where, at, device, unsent }: ShownPerson): HTMLElement => {
    const named = name ?? code;
    const label = fill(at ? words.undoLabel : words.hereLabel, { name: named });
    const button = element(
      'button',
      { type: 'button', class: `button ${at ? 'quiet' : 'ghost'}`, 'aria-label': label, 'data-act': code },
      element('span', {}, at ? words.undo : words.here),
    );
    const text = element(
      'span',
      {},
      element('b', {}, element('bdi', {}, name ?? words.nameless)),
      ' ',
      element('small', { dir: 'ltr' }, code.includes(':') ? '' : code),
    );
    if (where) text.append(element('br'), element('bdi', { class: 'soft' }, where));
    if (at) {
      const came = element('small', {}, `${fill(words.came, { time: time(at) })} `);
      came.append(element('bdi', {}, device));
      if (unsent) came.append(` · ${words.unsent}`);
      text.append(element('br'), came);
    }
    return element('li', { 'data-code': code, ...(at ? { 'data-came': at } : {}) }, text, button);
  };
  return {
    fill,
    time,
    draw: (people, view) => {
      const list = pageOfList(people, view);
      byId('people')?.replaceChildren(...list.rows.map(row));
      const came = people.filter(({ at }) => at).length;
      const counter = byId('came');
      if (counter)
        counter.textContent = fill(words.count, { came: String(came), people: String(people.length) });
      const found = byId('found');
      if (found)
        found.textContent = list.total ? fill(words.found, { count: String(list.total) }) : words.none;
      const link = (text: string, data: string, value: string, current: boolean) =>
        element(
          'a',
          { href: '#people', [data]: value, ...(current ? { 'aria-current': 'true' } : {}) },
          text,
        );
      byId('letters')?.replaceChildren(
        link(words.everybody, 'data-letter', '', !view.letter && !view.q),
        ...list.letters.map((letter) =>
          link(letter, 'data-letter', letter, view.letter === letter && !view.q),
        ),
      );
      byId('list-pager')?.replaceChildren(
        ...(list.page > 1 ? [link(words.previous, 'data-page', String(list.page - 1), false)] : []),
        ...(list.page < list.pages ? [link(words.next, 'data-page', String(list.page + 1), false)] : []),
      );
    },
    greet: (text, kind) => {
      const greeting = byId('greeting');
      if (!greeting) return;
      greeting.textContent = text;
      greeting.className = `greeting notice ${kind}`;
    },
    network: (text) => {
      const status = byId('network');
      if (status && status.textContent !== text) status.textContent = text;
    },
    unknown: (count) => {
      const counter = document.querySelector('#unknown .count');
      if (counter) counter.textContent = String(count);
    },
  };
}
