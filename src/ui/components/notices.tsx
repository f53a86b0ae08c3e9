import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { Icon, type IconName } from '../icons/icon.tsx';
import { PageLanguage } from '../layout/page-language.ts';
import { messagesIn } from '../messages.ts';

export type NoticeKind = 'good' | 'ask' | 'problem' | 'demo';

const noticeIcons: Record<NoticeKind, IconName> = {
  good: 'check',
  ask: 'sprout',
  problem: 'warning',
  demo: 'note',
};

interface NoticeProps {
  kind: NoticeKind;
  title?: string;
  /** `alert` for what must be heard now, `status` for what may wait; nothing for what was there already. */
  role?: 'alert' | 'status';
  children?: ComponentChildren;
}

/** Something to know: it went well, it asks something, it did not go as hoped, or it is an invented example. */
export function Notice({ kind, title, role, children }: NoticeProps) {
  return (
    <div class={`notice ${kind}`} role={role}>
      <Icon name={noticeIcons[kind]} />
      <div class="notice-words">
        {title && <h2>{title}</h2>}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  );
}

export type Verdict = 'fits' | 'unknown' | 'poor' | 'cannot';
export interface ReasonItem {
  verdict: Verdict;
  text: string;
  link?: { href: string; words: string } | undefined;
}

const verdictIcons: Record<Verdict, IconName> = {
  fits: 'check',
  unknown: 'question',
  poor: 'warning',
  cannot: 'remove',
};

/** Why something fits, and what is not known yet. Every sign is said in words too. */
export function Reasons({ items }: { items: ReasonItem[] }) {
  const t = messagesIn(useContext(PageLanguage).language);
  return (
    <ul class="reasons">
      {items.map(({ verdict, text, link }) => (
        <li class={verdict}>
          <Icon name={verdictIcons[verdict]} />
          <span>
            <span class="unseen">{t(verdict)} </span>
            {text} {link && <a href={link.href}>{link.words}</a>}
          </span>
        </li>
      ))}
    </ul>
  );
}
