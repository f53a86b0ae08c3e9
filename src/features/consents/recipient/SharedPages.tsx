import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { type GuessPriceDue, GuessPriceFields } from '#features/accounts';
import { Button, ButtonLink, Layout, Notice, PrintButton, TextField } from '#ui';
import { messagesIn } from '../messages.ts';
import { SharedStory } from '../model/SharedStory.tsx';
import type { SharedStoryRead } from './read-shared.ts';
import { BESIDE_PATH, SHARED_PATH, SHOWN_PURPOSES } from './rules.ts';

/** One story, for whoever it is shown to: for what, until when, and giving it back. */
export function SharedPage({
  page,
  token,
  shared: { consent, story },
  returnTo,
  back,
}: {
  page: PageContext;
  token: string;
  shared: SharedStoryRead;
  /** Where the form goes that gives it back, without the language. */
  returnTo: string;
  /** The page before this one, without the language. */
  back?: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const title = t('shared.title', { name: consent.shownName ?? t('shared.somebody') });
  const purpose = SHOWN_PURPOSES.find((known) => known === consent.purpose) ?? 'introduction';
  const told = consent.questions.some((question) => story[question] !== undefined);
  return (
    <Layout page={page} title={title} narrow robots="noindex, nofollow">
      <h1>{title}</h1>
      <p class="lead">{t(`shared.for.${purpose}`)}</p>
      <p>
        {consent.kind === 'screen'
          ? t('shared.until-moment', { moment: formatDate(consent.until, language, 'moment') })
          : t('shared.until', { day: formatDate(new Date(consent.until.getTime() - 1), language) })}
      </p>
      {told ? (
        <SharedStory language={language} story={story} questions={consent.questions} heading="h2" />
      ) : (
        <p class="soft">{t('shared.empty')}</p>
      )}
      <p class="actions no-print">
        {back && (
          <ButtonLink href={`/${language}${back}`} kind="ghost" icon="back">
            {t('back')}
          </ButtonLink>
        )}
        <PrintButton label={t('sharing.print')} />
      </p>
      <details class="no-print">
        <summary>{t('shared.return')}</summary>
        <p>{t('shared.return.sure')}</p>
        <form method="post" action={`/${language}${returnTo}`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="danger" icon="lock">
            {t('shared.return.do')}
          </Button>
        </form>
      </details>
    </Layout>
  );
}

/** Before a link opens: who opens it is written down for the person, so nobody opens it without a tap. */
export function OpenSharedPage({ page, token }: { page: PageContext; token: string }) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('beside.title')} narrow robots="noindex, nofollow">
      <h1>{t('beside.title')}</h1>
      <p class="lead">{t('shared.ask')}</p>
      <form method="post" action={`/${page.language}${SHARED_PATH}/open`}>
        <input type="hidden" name="token" value={token} />
        <Button>{t('beside.do')}</Button>
      </form>
    </Layout>
  );
}

/** What was shown is closed: stopped, over, or given back. */
export function ClosedPage({ page, returned }: { page: PageContext; returned: boolean }) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('shared.gone.title')} narrow robots="noindex, nofollow">
      <h1>{t('shared.gone.title')}</h1>
      <p class="lead">{t(returned ? 'shared.returned' : 'shared.gone')}</p>
    </Layout>
  );
}

/** Typing the digits or the words that somebody shows. */
export function BesidePage({
  page,
  token,
  typed,
  unknown,
  due,
}: {
  page: PageContext;
  token: string;
  typed: string;
  unknown: boolean;
  /** What another guess costs after many wrong ones. */
  due?: GuessPriceDue | undefined;
}) {
  const t = messagesIn(page.language);
  return (
    <Layout
      page={page}
      title={t('beside.title')}
      formId="beside"
      keepAction={`${BESIDE_PATH}/keep`}
      narrow
      robots="noindex, nofollow"
    >
      <h1>{t('beside.title')}</h1>
      {unknown && (
        <Notice kind="problem" role="alert">
          {t('beside.unknown')}
        </Notice>
      )}
      <form method="post" action={`/${page.language}${BESIDE_PATH}`} id="beside">
        <input type="hidden" name="token" value={token} />
        {due && <GuessPriceFields page={page} due={due} chosen="" />}
        <TextField
          name="code"
          label={t('beside.label')}
          hint={t('beside.lead')}
          value={typed}
          autocomplete="off"
          maxlength={120}
        />
        <p class="soft">{t('shared.ask')}</p>
        <Button>{t('beside.do')}</Button>
      </form>
    </Layout>
  );
}
