import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { ANSWER_PATH, ORGANISATION_PATH, type OrganisationRefusal } from './rules.ts';

/** On the way to the sign-in page of the organisation: a link, which the browser follows by itself. */
export function LeavingPage({ page, name, url }: { page: PageContext; name: string; url: string }) {
  const t = teamMessagesIn(page.language);
  return (
    <Layout page={page} title={t('organisation.leaving', { name })} narrow robots="noindex">
      <h1>{t('organisation.leaving', { name })}</h1>
      <p class="lead">{t('organisation.leaving.lead')}</p>
      <ButtonLink href={url} kind="primary" icon="arrow">
        {t('organisation.leaving.do')}
      </ButtonLink>
    </Layout>
  );
}

/** Back from the organisation: one tap signs in, which the script does by itself. */
export function AnswerPage({
  page,
  token,
  query,
}: {
  page: PageContext;
  token: string;
  /** The provider's answer as it stood in the address. */
  query: string;
}) {
  const t = teamMessagesIn(page.language);
  const script = page.assets['answer.js'];
  return (
    <Layout page={page} title={t('organisation.back')} narrow robots="noindex">
      <h1>{t('organisation.back')}</h1>
      <p class="lead">{t('organisation.back.lead')}</p>
      <form method="post" action={`/${page.language}${ANSWER_PATH}`} data-answer>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="answer" value={query} />
        <Button icon="arrow">{t('organisation.back.do')}</Button>
      </form>
      {script && <script src={script} type="module" />}
    </Layout>
  );
}

/** It did not come about: why, and what to do now. */
export function RefusedPage({ page, refusal }: { page: PageContext; refusal: OrganisationRefusal }) {
  const t = teamMessagesIn(page.language);
  return (
    <Layout page={page} title={t('organisation.title')} narrow robots="noindex">
      <h1>{t('organisation.refused')}</h1>
      <Notice kind="problem" role="alert">
        {t(`organisation.refused.${refusal}`)}
      </Notice>
      <p class="actions">
        <ButtonLink href={`/${page.language}${ORGANISATION_PATH}`} kind="primary">
          {t('organisation.again')}
        </ButtonLink>
        <ButtonLink href={`/${page.language}/account`} kind="ghost">
          {t('organisation.by-mail')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
