import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons/index.tsx';

export type ButtonKind = 'primary' | 'ghost' | 'quiet' | 'danger';

interface Buttoned {
  kind?: ButtonKind;
  icon?: IconName;
  name?: string;
  value?: string;
  form?: string;
  type?: 'submit' | 'button';
  /** What it does, in full, where the visible word alone would be the same on every row. */
  label?: string;
  children: ComponentChildren;
}

/** What one can do here: a verb. */
export function Button({ kind = 'primary', icon, name, value, form, type = 'submit', label, children }: Buttoned) {
  return (
    <button type={type} class={`btn ${kind}`} name={name} value={value} form={form} aria-label={label}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** Where one can go: looks like a button when it is the next step. */
export function ButtonLink({ href, kind = 'primary', icon, children }: { href: string; kind?: ButtonKind; icon?: IconName; children: ComponentChildren }) {
  return (
    <a href={href} class={`btn ${kind}`}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}

/** One of the large ways in. */
export function Door({ href, icon, title, hint }: { href: string; icon: IconName; title: string; hint: string }) {
  return (
    <a class="door" href={href}>
      <span class="round">
        <Icon name={icon} />
      </span>
      <span>
        <b>{title}</b>
        <span class="soft">{hint}</span>
      </span>
      <Icon name="arrow" />
    </a>
  );
}

/** Reads the page aloud where the browser can speak its language; hidden until the small script knows that it can. */
export function ReadAloud({ words, stop }: { words: string; stop: string }) {
  return (
    <button type="button" class="btn quiet" data-read-aloud={words} data-stop={stop} hidden>
      <Icon name="ear" />
      <span>{words}</span>
    </button>
  );
}

/** Prints; without JavaScript it is not there, and the browser's own menu does it. */
export function PrintButton({ words }: { words: string }) {
  return (
    <button type="button" class="btn ghost" data-print hidden>
      <Icon name="print" />
      {words}
    </button>
  );
}
