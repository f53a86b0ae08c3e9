import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { Icon, type IconName } from '../icons/icon.tsx';
import { PageLanguage } from '../layout/page-language.ts';

/** A large way in: picture, title, and one line about what is behind it. */
export function LinkCard({
  href,
  icon,
  title,
  hint,
  primary,
}: {
  href: string;
  icon: IconName;
  title: string;
  hint?: string;
  /** The one thing that most visitors of this page come for. */
  primary?: boolean;
}) {
  return (
    <a class={primary ? 'door primary' : 'door'} href={href}>
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
  /** The pictogram of what it is about. */
  icon?: IconName | undefined;
  /** The address of a square photo that takes the place of the pictogram; what is on it stands on the page behind. */
  photo?: string | undefined;
  lines?: string[];
  /** Words of its owner in a language that is not that of the page, and which language that is. */
  quote?: { text: string; lang: string; label: string } | undefined;
  badges?: ComponentChildren;
  /** How deep its title stands: 2 when it follows the title of the page at once. */
  level?: 2 | 3;
  children?: ComponentChildren;
  /** Its number on a map of the same list; also the place to which the map jumps. */
  number?: number | undefined;
}

/** Something one can look at: the title is the link, lines say when and where, children what one can do with it. */
export function Card({
  href,
  title,
  number,
  lang,
  org,
  icon,
  photo,
  lines = [],
  quote,
  badges,
  level = 3,
  children,
}: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <article class={icon ? 'card pictured' : 'card'} id={number ? `place-${number}` : undefined}>
      {photo ? (
        <img class="medal" src={photo} alt="" width={52} height={52} loading="lazy" decoding="async" />
      ) : (
        icon && (
          <span class="medal">
            <Icon name={icon} />
          </span>
        )
      )}
      <Heading class="card-title">
        {number && <span class="card-number">{number}</span>}
        <a href={href}>
          <bdi lang={lang}>{title}</bdi>
        </a>
      </Heading>
      {org && (
        <p class="org">
          <bdi lang={lang}>{org}</bdi>
        </p>
      )}
      {lines.filter(Boolean).map((line) => (
        <p class="line">
          <Line>{line}</Line>
        </p>
      ))}
      {quote && (
        <p class="quote">
          <span class="soft">{quote.label}: </span>
          <bdi lang={quote.lang}>{quote.text}</bdi>
        </p>
      )}
      {badges && <p class="badges">{badges}</p>}
      {children}
    </article>
  );
}

const letters = { rtl: /[\u0590-\u08ff\ufb1d-\ufefc]/, ltr: /\p{Script=Latin}/u };

/** A line of the page may hold a Dutch name and still runs with the page; a line in another script runs its own way. */
function Line({ children }: { children: string }): ComponentChildren {
  const { dir } = useContext(PageLanguage);
  return letters[dir].test(children) ? children : <bdi>{children}</bdi>;
}
