import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { type Initiative, textIn } from '#features/directory';
import { Button, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { promiseFor } from '../model/promise.ts';
import { AskerFields } from '../questions/AskerFields.tsx';

export type AskInitiativeRefusal = 'no-words' | 'no-email' | 'too-often';

/** The form for a question to an initiative, or for an offer to help there. */
export function AskInitiativePage({
  page,
  initiative,
  offersHelp,
  readers,
  typed,
  stamp,
  token,
  formKey,
  now,
  refusal,
}: {
  page: PageContext;
  initiative: Initiative;
  offersHelp: boolean;
  /** Who answers. */
  readers: 'initiative' | 'team';
  typed: { text: string; name: string; email: string };
  stamp: string;
  token: string;
  formKey: string;
  now: Date;
  refusal?: AskInitiativeRefusal | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const { text } = textIn(initiative, language);
  const path = `/initiatives/${initiative.id}/question`;
  const kind = offersHelp ? 'help' : 'place';
  const title = t(`ask.${kind}.title`, { name: text.name });
  return (
    <Layout
      page={{ ...page, path }}
      title={title}
      narrow
      robots="noindex"
      formId="ask"
      keepAction={`${path}/keep`}
      enter={{ name: 'step', value: 'send' }}
    >
      <h1>{title}</h1>
      <p class="lead">{t(`ask.place.${readers}`, { date: formatDay(promiseFor('place', now), language) })}</p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`ask.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}${path}`} id="ask" class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <input type="hidden" name="stamp" value={stamp} />
        {offersHelp && <input type="hidden" name="help" value="1" />}
        <AskerFields
          typed={typed}
          label={t(offersHelp ? 'ask.help.words' : 'ask.words')}
          refusal={refusal}
          language={language}
        />
        <p class="soft">{t('ask.place.privacy')}</p>
        <Button icon="arrow">{t('ask.do')}</Button>
      </form>
      <p class="after-card">
        <a href={`/${language}/initiatives/${initiative.id}`}>{t('ask.place.back')}</a>
      </p>
    </Layout>
  );
}
