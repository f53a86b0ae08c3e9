import type { PageContext } from '#core/http/page-context.ts';
import { type Initiative, textIn } from '#features/directory';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import type { AskedFields, AskFieldRefusal } from '../asking/fields.ts';
import { ReachFields } from '../asking/ReachFields.tsx';
import { messagesIn } from '../messages.ts';
import { REQUESTS_PATH } from './rules.ts';

/** Corrects how somebody is called and reached, while a request is under way. */
export function ContactPage({
  page,
  token,
  id,
  place,
  asked,
  refusal,
}: {
  page: PageContext;
  token: string;
  /** Of the request. */
  id: string;
  place: Initiative | undefined;
  asked: Pick<AskedFields, 'firstName' | 'reach' | 'phone' | 'email'>;
  refusal?: AskFieldRefusal | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const name = place ? textIn(place, language).text.name : t('requests.gone');
  return (
    <Layout page={page} title={t('do.contact')} narrow robots="noindex">
      <h1>{t('do.contact')}</h1>
      <p class="lead">{t('contact.lead', { place: name })}</p>
      {refusal && (
        <Notice kind="ask" role="alert">
          {t(`refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}${REQUESTS_PATH}/${id}/contact`} noValidate>
        <input type="hidden" name="token" value={token} />
        <ReachFields language={language} asked={asked} refusal={refusal} />
        <p class="actions">
          <Button>{t('contact.save')}</Button>
          <ButtonLink href={`/${language}${REQUESTS_PATH}`} kind="ghost" icon="back">
            {t('requests.title')}
          </ButtonLink>
        </p>
      </form>
    </Layout>
  );
}
