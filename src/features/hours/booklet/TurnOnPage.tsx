import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { type Initiative, textIn } from '#features/directory';
import { Button, ButtonLink, Layout, Notice, TextField } from '#ui';
import { messagesIn } from '../messages.ts';
import { HOURS_PATH, MAX_SHOWN_NAME_LENGTH } from './rules.ts';

/** Before the booklet is on at a place: what that initiative will see, what not, and until when. */
export function TurnOnPage({
  page,
  token,
  once,
  initiative,
  name,
  until,
  refused,
}: {
  page: PageContext;
  token: string;
  once: string;
  initiative: Initiative;
  name: string;
  until: Date;
  /** No name was given. */
  refused: boolean;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const { text, language: textLanguage } = textIn(initiative, language);
  return (
    <Layout page={page} title={t('on.title')} narrow robots="noindex">
      <h1>{t('on.title')}</h1>
      <p class="lead">
        <bdi lang={textLanguage}>{text.name}</bdi>
      </p>
      <p>{t('on.sees')}</p>
      <p>{t('on.not')}</p>
      <p>
        {t('on.until', { day: formatDate(until, language) })} {t('on.stays')}
      </p>
      <Notice kind="ask">{t('hours.private')}</Notice>
      <form method="post" action={`/${language}${HOURS_PATH}/initiatives/${initiative.id}`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <TextField
          name="name"
          label={t('on.name')}
          value={name}
          error={refused ? t('on.no-name') : undefined}
          autocomplete="given-name"
          maxlength={MAX_SHOWN_NAME_LENGTH}
        />
        <p class="actions">
          <Button icon="check">{t('on.do')}</Button>
          <ButtonLink href={`/${language}${HOURS_PATH}`} kind="ghost" icon="back">
            {t('on.not-now')}
          </ButtonLink>
        </p>
      </form>
    </Layout>
  );
}
