import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Badge, Button, ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { PauseNotice } from '../model/PauseNotice.tsx';
import { ABOUT_PATH, OWN_PATH } from '../model/paths.ts';
import type { DeskPause } from '../model/pause-queries.ts';
import { CardSummary } from './CardSummary.tsx';
import { cardPath, checkPath } from './paths.ts';
import type { OwnCard } from './queries.ts';

export const OWN_NOTICES = ['joined', 'saved', 'paused', 'going-on', 'withdrawn', 'unchanged'] as const;
export type OwnNotice = (typeof OWN_NOTICES)[number];

/** Everything of meeting others that is one's own: proposals and people of the slices above, and the cards. */
export function OwnPage({
  page,
  token,
  cards,
  unfinished,
  pauses,
  nameOf,
  notice,
  sections,
}: {
  page: PageContext;
  token: string;
  cards: OwnCard[];
  /** Organisations for which a card was begun or changed and not sent. */
  unfinished: string[];
  pauses: DeskPause[];
  nameOf: (pool: string) => string;
  notice: OwnNotice | undefined;
  /** What the slices above show here. */
  sections: ComponentChildren;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout
      page={{ ...page, path: OWN_PATH, query: '' }}
      title={t('card.own.title')}
      narrow
      sheet={page.assets['befriending.css']}
      robots="noindex"
    >
      <h1>{t('card.own.title')}</h1>
      {notice && (
        <Notice kind={notice === 'unchanged' ? 'ask' : 'good'} role="status">
          {t(`card.own.${notice}`)}
        </Notice>
      )}
      {notice === 'joined' && (
        <Notice kind="ask" title={t('card.own.key')}>
          <p>{t('card.own.key.lead')}</p>
          <p class="actions">
            <ButtonLink href={`/${language}/card`} kind="ghost" icon="card">
              {t('card.own.key')}
            </ButtonLink>
          </p>
        </Notice>
      )}
      {unfinished.map((pool) => (
        <Notice kind="ask">
          <p>{t('card.own.unfinished', { organisation: nameOf(pool) })}</p>
          <p class="actions">
            <ButtonLink href={`/${language}${checkPath(pool)}`} icon="arrow">
              {t('card.own.continue')}
            </ButtonLink>
          </p>
        </Notice>
      ))}
      {sections}
      {cards.map((own) => (
        <OwnCardSection
          page={page}
          token={token}
          own={own}
          organisation={nameOf(own.card.pool)}
          pause={pauses.find(({ card }) => card === own.card.id)}
        />
      ))}
      {cards.length === 0 && unfinished.length === 0 && <p class="lead">{t('card.own.none')}</p>}
      <p class="actions">
        <ButtonLink
          href={`/${language}${ABOUT_PATH}`}
          kind={cards.length === 0 ? 'primary' : 'quiet'}
          icon="people"
        >
          {t(cards.length === 0 ? 'card.own.begin' : 'card.own.another')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

function OwnCardSection({
  page: { language },
  token,
  own: { card, own },
  organisation,
  pause,
}: {
  page: PageContext;
  token: string;
  own: OwnCard;
  organisation: string;
  pause: DeskPause | undefined;
}) {
  const t = messagesIn(language);
  const path = `/${language}${cardPath(card.pool)}`;
  const move = (to: 'pause' | 'go-on') => (
    <form method="post" action={`${path}/${to}`}>
      <input type="hidden" name="token" value={token} />
      <Button kind="ghost">{t(`card.own.${to}`)}</Button>
    </form>
  );
  return (
    <section>
      <h2>{card.circleName === null ? t('card.title') : <bdi>{card.circleName}</bdi>}</h2>
      <p>
        <Badge kind={card.state === 'active' ? 'good' : 'soft'}>{t(`card.state.${card.state}`)}</Badge>{' '}
        <bdi>{organisation}</bdi>
      </p>
      <p>{t('card.own.since', { date: formatDate(card.wishedAt, language) })}</p>
      <p class="soft">{t('card.own.since.hint')}</p>
      {pause && <PauseNotice pause={pause} language={language} />}
      <CardSummary language={language} name={own.name} answers={own.answers} card={card} />
      <div class="actions">
        <ButtonLink href={`${path}/check`} icon="pen">
          {t('card.own.edit')}
        </ButtonLink>
        {own.speaks && card.state === 'active' && move('pause')}
        {own.speaks && card.state === 'paused' && move('go-on')}
        <ButtonLink href={`${path}/print`} kind="ghost" icon="print">
          {t('card.own.print')}
        </ButtonLink>
        <ButtonLink href={`${path}/withdraw`} kind="quiet" icon="remove">
          {t('card.own.withdraw')}
        </ButtonLink>
      </div>
    </section>
  );
}
