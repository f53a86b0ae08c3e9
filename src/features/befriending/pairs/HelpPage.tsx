import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout } from '#ui';
import { messagesIn } from '../messages.ts';
import { PAIRS_PATH } from '../model/paths.ts';

/** Somebody was not safe: who helps now, and what they can do. */
export function HelpPage({
  page,
  pair,
  canEnd,
  safety,
}: {
  page: PageContext;
  pair: string;
  canEnd: boolean;
  /** To report, and to block. */
  safety?: ComponentChildren;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout
      page={page}
      title={t('pairs.help')}
      narrow
      sheet={page.assets['befriending.css']}
      robots="noindex"
    >
      <h1>{t('pairs.help')}</h1>
      <p class="lead">{t('pairs.help.heard')}</p>
      <p class="actions">
        <ButtonLink href="tel:112" kind="danger" icon="phone">
          {t('pairs.help.call')}
        </ButtonLink>
      </p>
      <p>{t('pairs.help.report')}</p>
      {safety}
      <p class="actions">
        {canEnd && (
          <ButtonLink href={`/${language}${PAIRS_PATH}/${pair}/end`} kind="ghost" icon="stop">
            {t('pairs.end.open')}
          </ButtonLink>
        )}
        <ButtonLink href={`/${language}${PAIRS_PATH}/${pair}`} kind="ghost" icon="back">
          {t('pairs.help.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
