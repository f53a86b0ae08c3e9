import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Button, CheckboxCard, ChoiceCards, Layout, Notice, TextField } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import type { MarketStall } from './types.ts';

export interface TypedStand {
  idempotencyKey: string;
  organisation: string;
  shows: string;
  email: string;
  needsTable: boolean;
  needsPower: boolean;
  forChildren: boolean;
}

/** Asking for a stand on the market. */
export function StandFormPage({
  page,
  edition,
  typed,
  token,
  refusal,
}: {
  page: PageContext;
  edition: Edition;
  typed: TypedStand;
  token: string;
  refusal?: 'no-words' | 'no-email' | 'over' | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('stand.title')} narrow robots="noindex">
      <h1>{t('stand.title')}</h1>
      <p class="lead">
        {t('stand.lead', {
          meeting: textOf(edition.texts, 'title', language),
          date: formatDay(edition.startsAt, language),
        })}
      </p>
      {edition.demo && <Notice kind="demo">{t('demo')}</Notice>}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`stand.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`/${language}/meetings/${edition.slug}/stand`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={typed.idempotencyKey} />
        <TextField
          name="organisation"
          label={t('stand.organisation')}
          value={typed.organisation}
          maxlength={120}
        />
        <TextField
          name="shows"
          label={t('stand.shows')}
          hint={t('stand.shows.hint')}
          value={typed.shows}
          maxlength={600}
        />
        <ChoiceCards columns={1}>
          <CheckboxCard
            name="needs"
            value="table"
            checked={typed.needsTable}
            icon="home"
            label={t('stand.table')}
          />
          <CheckboxCard
            name="needs"
            value="power"
            checked={typed.needsPower}
            icon="digital"
            label={t('stand.power')}
          />
          <CheckboxCard
            name="needs"
            value="children"
            checked={typed.forChildren}
            icon="children"
            label={t('stand.children')}
          />
        </ChoiceCards>
        <TextField
          name="email"
          label={t('come.email')}
          value={typed.email}
          inputmode="email"
          autocomplete="email"
          maxlength={200}
        />
        <Button icon="check">{t('stand.do')}</Button>
      </form>
    </Layout>
  );
}

/** What became of one's stand. */
export function OwnStandPage({
  page,
  stand,
  token,
  link,
}: {
  page: PageContext;
  stand: MarketStall;
  token: string;
  link: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={{ ...page, path: `/stand/${link}` }} title={t('stand.title')} narrow robots="noindex">
      <h1>
        <bdi>{stand.organisation}</bdi>
      </h1>
      <p class="lead">{t(`stand.state.${stand.state}`)}</p>
      {stand.answer && (
        <p>
          <bdi>{stand.answer}</bdi>
        </p>
      )}
      <p>
        <bdi>{stand.shows}</bdi>
      </p>
      <p class="soft">{t('mine.fresh')}</p>
      {stand.state !== 'withdrawn' && (
        <form method="post" action={`/${language}/stand/${link}`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="danger">{t('stand.withdraw')}</Button>
        </form>
      )}
    </Layout>
  );
}
