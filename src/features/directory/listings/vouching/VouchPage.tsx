import type { PageContext } from '#core/http/page-context.ts';
import { Button, Layout, Notice, TextField } from '#ui';
import { InitiativeCard } from '../../catalogue/InitiativeCard.tsx';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';
import { ListingFacts } from '../model/ListingFacts.tsx';
import type { ListingForm } from '../model/types.ts';
import type { VouchFlaw } from './rules.ts';
import { Vouchers } from './Vouchers.tsx';

export type VouchRefusal = VouchFlaw | 'not-found';

/** Asks an organisation to vouch for this listing. */
export function VouchPage({
  page,
  preview,
  form,
  vouchers,
  token,
  path,
  ownLink,
  organisation,
  refusal,
  done,
}: {
  page: PageContext;
  preview: Initiative;
  form: ListingForm;
  /** Who vouched already. */
  vouchers: string[];
  token: string;
  /** Of this page, with the language. */
  path: string;
  /** The link of the organisation's own listing, as typed. */
  ownLink: string;
  /** The organisation whose own listing is open on this device. */
  organisation?: string | undefined;
  refusal?: VouchRefusal | undefined;
  done: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <Layout page={page} title={t('vouch.title')} narrow robots="noindex">
      <h1>{t('vouch.title')}</h1>
      {done && (
        <Notice kind="good" role="status">
          {t('vouch.done')}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`vouch.refused.${refusal}`)}
        </Notice>
      )}
      <p class="lead">{t('vouch.lead')}</p>
      <InitiativeCard initiative={preview} language={language} level={2} href={path} />
      <ListingFacts form={form} language={language} />
      <Vouchers names={vouchers} language={language} />
      {!done && organisation !== undefined && (
        <form method="post" action={path} class="after-card">
          <input type="hidden" name="token" value={token} />
          <Button icon="check" name="as" value="own">
            {t('vouch.as', { organisation })}
          </Button>
        </form>
      )}
      {!done && (
        <form method="post" action={path} class="stack after-card">
          <input type="hidden" name="token" value={token} />
          <TextField
            name="own"
            label={t('vouch.own')}
            hint={t('vouch.own.hint')}
            value={ownLink}
            maxlength={300}
          />
          <Button icon="check">{t('vouch.do')}</Button>
        </form>
      )}
    </Layout>
  );
}
