import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icons/icon.tsx';

/** A large way in: picture, title, and one line about what is behind it. */
export function Door({
  href,
  icon,
  title,
  hint,
}: {
  href: string;
  icon: IconName;
  title: string;
  hint?: string;
}) {
  return (
    <a class="door" href={href}>
      <span class="medal">
        <Icon name={icon} />
      </span>
      <span class="door-words">
        <b>{title}</b>
        {hint && <span class="soft">{hint}</span>}
      </span>
      <Icon name="arrow" />
    </a>
  );
}

export type BadgeKind = 'good' | 'new' | 'soft' | 'plain';

/** One short fact: `good` for what one can count on, `new` stands out, `soft` is in doubt, `plain` is just so. */
export function Badge({ kind = 'plain', children }: { kind?: BadgeKind; children: ComponentChildren }) {
  return <span class={`badge ${kind}`}>{children}</span>;
}

interface CardProps {
  href: string;
  title: string;
  /** The language in which title and organisation are written, when it is not that of the page. */
  lang?: string | undefined;
  org?: string | undefined;
  lines?: string[];
  badges?: ComponentChildren;
  children?: ComponentChildren;
}

/** Something one can look at: the title is the link, lines say when and where, children what one can do with it. */
export function Card({ href, title, lang, org, lines = [], badges, children }: CardProps) {
  return (
    <article class="card">
      <h3>
        <a href={href}>
          <bdi lang={lang}>{title}</bdi>
        </a>
      </h3>
      {org && (
        <p class="org">
          <bdi lang={lang}>{org}</bdi>
        </p>
      )}
      {lines.filter(Boolean).map((line) => (
        <p class="line">
          <bdi>{line}</bdi>
        </p>
      ))}
      {badges && <p class="badges">{badges}</p>}
      {children}
    </article>
  );
}
