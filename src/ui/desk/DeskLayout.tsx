import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { Breadcrumbs } from '../components/navigation.tsx';
import { Layout } from '../layout/Layout.tsx';
import { deskMessagesIn } from '../messages.ts';
import { type DeskKey, DeskKeys } from './DeskKeys.tsx';
import { DeskMenu } from './DeskMenu.tsx';

interface DeskLayoutProps {
  page: PageContext;
  title: string;
  /** The language of the title, where that is not the page's. */
  lang?: string | undefined;
  /** How many there are, beside the title: "617 sign-ups · 742 people". */
  count?: string | undefined;
  /** The way back up, without this page itself. */
  crumbs: { href: string; label: string; lang?: string | undefined }[];
  /** What one does most on this page, beside the title. */
  actions?: ComponentChildren;
  /** Keys of this page, with what they do; those of a table are known. */
  keys?: DeskKey[];
  /** Another style sheet beside that of the desks. */
  sheet?: string | undefined;
  children: ComponentChildren;
}

/**
 * A page of the team: wide and dense, with the menu of all desks and what waits there, the way back, and keys for whoever works
 * here all evening. Without the script everything works with links and buttons.
 */
export function DeskLayout({
  page,
  title,
  lang,
  count,
  crumbs,
  actions,
  keys = [],
  sheet,
  children,
}: DeskLayoutProps) {
  const t = deskMessagesIn(page.language);
  return (
    <Layout
      page={page}
      title={title}
      robots="noindex"
      sheet={[page.assets['desk.css'], sheet]}
      script={page.assets['desk-keys.js']}
      menu={<DeskMenu page={page} />}
    >
      {crumbs.length > 0 && <Breadcrumbs label={t('crumbs')} items={[...crumbs, { label: title, lang }]} />}
      <div class="desk-head">
        <h1>
          <span lang={lang}>{title}</span> {count && <small>{count}</small>}
        </h1>
        {actions && <div class="desk-actions">{actions}</div>}
      </div>
      {children}
      <p class="stands-out" data-unsent hidden>
        {t('unsent')}
      </p>
      <DeskKeys keys={keys} language={page.language} />
    </Layout>
  );
}
