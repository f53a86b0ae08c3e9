import type { PageContext } from '#core/http/page-context.ts';
import { DeviceButtons } from '#features/accounts';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { BEGIN_CIRCLE_PATH } from '../model/paths.ts';

/** What a circle is, before anybody begins one. */
export function BeginCirclePage({
  page,
  token,
  tooOften = false,
}: {
  page: PageContext;
  token: string;
  tooOften?: boolean;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('circles.begin.title')} narrow>
      <h1>{t('circles.begin.title')}</h1>
      {tooOften && (
        <Notice kind="problem" role="alert">
          {t('circles.begin.too-often')}
        </Notice>
      )}
      <WhatACircleIs language={language} />
      <form method="post" action={`/${language}${BEGIN_CIRCLE_PATH}`}>
        <input type="hidden" name="token" value={token} />
        {page.signedIn ? (
          <p class="actions">
            <Button icon="arrow">{t('circles.begin.do')}</Button>
          </p>
        ) : (
          <DeviceButtons page={page} hint={t('circles.begin.shared-hint')} />
        )}
      </form>
      {!page.signedIn && (
        <p class="actions">
          <ButtonLink href={`/${language}/open?to=${BEGIN_CIRCLE_PATH}`} kind="quiet" icon="card">
            {t('circles.begin.have-card')}
          </ButtonLink>
        </p>
      )}
    </Layout>
  );
}

/** The idea of a circle in four sentences. */
export function WhatACircleIs({ language }: { language: string }) {
  const t = messagesIn(language);
  return (
    <ul>
      <li>{t('circles.what.people')}</li>
      <li>{t('circles.what.year')}</li>
      <li>{t('circles.what.veto')}</li>
      <li>{t('circles.what.how')}</li>
    </ul>
  );
}
