import type { ComponentChildren } from 'preact';
import { Icon } from '../icons/icon.tsx';

export interface PageLink {
  href: string;
  label: string;
}

/** To the page before and after; `label` says where the reader is. */
export function Pager({
  previous,
  next,
  label,
}: {
  previous?: PageLink | undefined;
  next?: PageLink | undefined;
  label: string;
}) {
  return (
    <nav class="pager" aria-label={label}>
      {previous && (
        <a class="button ghost" rel="prev" href={previous.href}>
          <Icon name="back" />
          <span>{previous.label}</span>
        </a>
      )}
      <p class="soft">{label}</p>
      {next && (
        <a class="button ghost" rel="next" href={next.href}>
          <span>{next.label}</span>
          <Icon name="arrow" />
        </a>
      )}
    </nav>
  );
}

/** The way back up, as links; the page itself may close the row without a link. */
export function Breadcrumbs({
  items,
  label,
}: {
  items: { href?: string; label: string; lang?: string | undefined }[];
  label: string;
}) {
  return (
    <nav class="crumbs" aria-label={label}>
      <ol>
        {items.map(({ href, label: text, lang }) => (
          <li lang={lang}>{href ? <a href={href}>{text}</a> : <span aria-current="page">{text}</span>}</li>
        ))}
      </ol>
    </nav>
  );
}

/** Terms with what they mean or hold. */
export function Definition({ items }: { items: [term: string, meaning: ComponentChildren][] }) {
  return (
    <dl class="definition">
      {items.map(([term, meaning]) => (
        <div>
          <dt>{term}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A QR code (markup we made ourselves, never what somebody typed) with words that say what it opens. */
export function QrFigure({ svg, caption }: { svg: string; caption: string }) {
  return (
    <figure class="qr">
      <div aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
