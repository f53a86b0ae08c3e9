import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons/index.tsx';
import { speak } from './messages/index.ts';

/** One day of a week: its name and what is in it. */
export function DayRow({ day, children }: { day: string; children: ComponentChildren }) {
  return (
    <section class="day">
      <h2>{day}</h2>
      <div>{children}</div>
    </section>
  );
}

interface Slotted {
  /** `maybe`: there is a waiting list, or it is full for now. */
  kind: 'sure' | 'maybe';
  title: string;
  titleLang?: string;
  href?: string;
  lines: string[];
  children?: ComponentChildren;
}

/** Something that has a place in the week. */
export function Slot({ kind, title, titleLang, href, lines, children }: Slotted) {
  return (
    <article class={`slot ${kind}`}>
      <h3 lang={titleLang} dir="auto">
        {href ? <a href={href}>{title}</a> : title}
      </h3>
      {lines.map((line) => (
        <p class="soft">{line}</p>
      ))}
      {children}
    </article>
  );
}

/** Nothing planned: also good. */
export const FreeSlot = ({ words }: { words: string }) => <p class="free">{words}</p>;

export interface ReasonItem {
  verdict: 'fits' | 'unknown' | 'poor' | 'cannot';
  words: string;
  link?: { href: string; words: string };
}

const SIGNS = { fits: 'check', unknown: 'question', poor: 'note', cannot: 'remove' } as const satisfies Record<ReasonItem['verdict'], IconName>;

/** Why something fits, in sentences; the sign in front is said in words too. */
export function Reasons({ items, language = 'nl' }: { items: ReasonItem[]; language?: string }) {
  const say = speak(language);
  return (
    <ul class="reasons">
      {items.map(({ verdict, words, link }) => (
        <li class={verdict}>
          <Icon name={SIGNS[verdict]} label={say(verdict)} />
          <span>
            {words}
            {link && (
              <>
                {'. '}
                <a href={link.href}>{link.words}</a>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface Grid {
  name: string;
  rows: string[];
  columns: { label: string; icon: IconName }[];
  cells: { value: string; label: string; checked: boolean }[][];
}

/** A week to tap in: seven days, three parts each. Every cell says its day and part to whoever cannot see the table. */
export function WeekGrid({ name, rows, columns, cells }: Grid) {
  return (
    <table class="grid">
      <thead>
        <tr>
          <td />
          {columns.map(({ label, icon }) => (
            <th scope="col">
              <Icon name={icon} />
              <span>{label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((day, i) => (
          <tr>
            <th scope="row">{day}</th>
            {(cells[i] ?? []).map(({ value, label, checked }) => (
              <td>
                <label>
                  <input type="checkbox" name={name} value={value} checked={checked} aria-label={label} />
                  <Icon name="check" />
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
