import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons/index.tsx';

interface Carded {
  href: string;
  title: string;
  /** The language the title is written in. */
  lang?: string;
  org?: string;
  lines: string[];
  badges?: ComponentChildren;
  children?: ComponentChildren;
}

/** An initiative at a glance; its name is the way to its page. */
export function Card({ href, title, lang, org, lines, badges, children }: Carded) {
  return (
    <article class="card">
      <h3 lang={lang} dir="auto">
        <a href={href}>{title}</a>
      </h3>
      {org && (
        <p class="soft">
          <bdi lang="nl">{org}</bdi>
        </p>
      )}
      {lines.filter(Boolean).map((line) => (
        <p dir="auto">{line}</p>
      ))}
      {badges && <p class="badges">{badges}</p>}
      {children}
    </article>
  );
}

/** A short fact. `new` stands out, `soft` is in doubt. */
export const Badge = ({ kind = 'plain', children }: { kind?: 'plain' | 'new' | 'soft'; children: ComponentChildren }) => (
  <span class={`badge ${kind}`}>{children}</span>
);

const SIGNS: Record<'good' | 'ask' | 'problem' | 'demo', IconName> = { good: 'check', ask: 'question', problem: 'warning', demo: 'note' };

interface Noticed {
  kind: keyof typeof SIGNS;
  title?: string;
  role?: 'alert' | 'status';
  children: ComponentChildren;
}

/** Something to know before going on. */
export function Notice({ kind, title, role, children }: Noticed) {
  return (
    <aside class={`notice ${kind}`} role={role}>
      <Icon name={SIGNS[kind]} />
      <div>
        {title && <b>{title}</b>}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </aside>
  );
}

/** Terms with what they mean. */
export function Definition({ items }: { items: [string, ComponentChildren][] }) {
  return (
    <dl class="facts">
      {items.map(([term, meaning]) => (
        <div>
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A code to scan, with what it opens. `svg` is made by us, never by a visitor. */
export function QrFigure({ svg, caption }: { svg: string; caption: string }) {
  return (
    <figure class="qr">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the QR library's own picture */}
      <div dangerouslySetInnerHTML={{ __html: svg }} role="img" aria-label={caption} />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

/** Back and on through a long list. */
export function Pager({ previous, next, words }: { previous?: { href: string; words: string } | undefined; next?: { href: string; words: string } | undefined; words: string }) {
  return (
    <nav class="pager" aria-label={words}>
      {previous && (
        <a class="btn ghost" rel="prev" href={previous.href}>
          {previous.words}
        </a>
      )}
      <span class="soft">{words}</span>
      {next && (
        <a class="btn ghost" rel="next" href={next.href}>
          {next.words}
        </a>
      )}
    </nav>
  );
}
