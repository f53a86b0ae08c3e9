import type { PageContext } from '#core/http/page-context.ts';
import { type Initiative, textIn } from '#features/directory';
import { Button, ButtonLink, Card, Layout, LinkCard, Notice, TextField } from '#ui';
import { messagesIn } from '../messages.ts';
import { SHARING_PATH } from './rules.ts';

const NEW_PATH = `${SHARING_PATH}/new`;

/** To whom: a place, somebody with a link, a guide, or who sits beside me now. */
export function ChooseKindPage({
  page,
  gone = false,
}: {
  page: PageContext;
  /** Whom the person chose is not there any more. */
  gone?: boolean;
}) {
  const t = messagesIn(page.language);
  const href = (kind: string) => `/${page.language}${NEW_PATH}/${kind}`;
  return (
    <Layout page={page} title={t('new.title')} narrow robots="noindex">
      <h1>{t('new.title')}</h1>
      {gone && (
        <Notice kind="problem" role="alert">
          {t('refused.gone')}
        </Notice>
      )}
      <div class="doors">
        <LinkCard
          href={href('beside')}
          icon="person"
          title={t('to.screen')}
          hint={t('to.screen.hint')}
          primary
        />
        <LinkCard href={href('guide')} icon="buddy" title={t('to.guide')} hint={t('to.guide.hint')} />
        <LinkCard
          href={href('initiatives')}
          icon="building"
          title={t('to.listing')}
          hint={t('to.listing.hint')}
        />
        <LinkCard href={href('link')} icon="qr" title={t('to.link')} hint={t('to.link.hint')} />
      </div>
      <p class="soft">{t('sharing.never')}</p>
      <p class="actions">
        <ButtonLink href={`/${page.language}${SHARING_PATH}`} kind="ghost" icon="back">
          {t('back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** Finding an initiative of which somebody keeps the page: who has no owner has nobody who could read. */
export function FindInitiativePage({
  page,
  question,
  found,
}: {
  page: PageContext;
  question: string;
  found: readonly Initiative[];
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('to.listing')} narrow robots="noindex">
      <h1>{t('to.listing')}</h1>
      <form method="get" action={`/${language}${NEW_PATH}/initiatives`}>
        <TextField
          name="q"
          type="search"
          label={t('find.label')}
          value={question}
          maxlength={100}
          autocomplete="off"
        />
        <Button icon="search">{t('find.do')}</Button>
      </form>
      {question && found.length === 0 && <Notice kind="ask">{t('find.none')}</Notice>}
      <div class="cards">
        {found.map((initiative) => {
          const { text, language: written } = textIn(initiative, language);
          return (
            <Card
              href={`/${language}${NEW_PATH}/initiatives/${initiative.id}`}
              title={text.name}
              lang={written}
              org={initiative.organisation.name}
              lines={initiative.town ? [initiative.town] : []}
              level={2}
            />
          );
        })}
      </div>
      <p class="actions">
        <ButtonLink href={`/${language}${NEW_PATH}`} kind="ghost" icon="back">
          {t('back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** Typing the code that a guide shows. */
export function GuideCodePage({
  page,
  token,
  typed,
  refusal,
}: {
  page: PageContext;
  token: string;
  typed: string;
  refusal?: 'unknown' | 'too-often' | undefined;
}) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('to.guide')} narrow robots="noindex">
      <h1>{t('to.guide')}</h1>
      <form method="post" action={`/${page.language}${NEW_PATH}/guide`}>
        <input type="hidden" name="token" value={token} />
        <TextField
          name="code"
          label={t('guide.label')}
          hint={t('guide.hint')}
          value={typed}
          error={refusal && t(`guide.${refusal}`)}
          autocomplete="off"
          inputmode="numeric"
          maxlength={40}
        />
        <p class="actions">
          <Button>{t('next')}</Button>
          <ButtonLink href={`/${page.language}${NEW_PATH}`} kind="ghost" icon="back">
            {t('back')}
          </ButtonLink>
        </p>
      </form>
    </Layout>
  );
}
