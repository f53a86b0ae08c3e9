import type { PageContext } from '#core/http/page-context.ts';
import { answerText } from '#features/story';
import { Button, ButtonLink, Definition, Layout, Notice, PrintButton } from '#ui';
import { activityText } from '../fit/activity-words.ts';
import { messagesIn } from '../messages.ts';
import { ABOUT_PATH, OWN_PATH } from '../model/paths.ts';
import { CardSummary } from './CardSummary.tsx';
import type { Draft } from './draft.ts';
import { cardPath, stepPath } from './paths.ts';
import type { OwnCard } from './queries.ts';

interface SmallPageProps {
  page: PageContext;
  token: string;
  pool: string;
}

/** Somebody told a story before: on their wish it fills in the card. What is taken over is shown first. */
export function StoryPage({ page, token, pool, told }: SmallPageProps & { told: Draft }) {
  const { language } = page;
  const t = messagesIn(language);
  const things = (codes: Draft['learn']) =>
    (codes ?? []).map((code) => activityText(code, language)).join(' · ');
  const rows: [string, string | undefined][] = [
    [t('card.you.name'), told.name],
    [t('card.label.age'), told.age && answerText('age', told.age, language)],
    [t('card.label.languages'), told.languages && answerText('languages', told.languages, language)],
    [t('card.label.place'), told.place?.name],
    [t('card.label.time'), told.cells && answerText('time', { cells: told.cells }, language)],
    [t('card.label.learn'), things(told.learn)],
    [t('card.label.show'), things(told.show)],
    [t('card.label.company'), told.company && answerText('company', told.company, language)],
  ];
  return (
    <Layout
      page={page}
      title={t('card.story.title')}
      narrow
      sheet={page.assets['befriending.css']}
      robots="noindex"
    >
      <h1>{t('card.story.title')}</h1>
      <p class="lead">{t('card.story.lead')}</p>
      <h2>{t('card.story.what')}</h2>
      <Definition
        items={rows.flatMap(([label, value]) => (value ? [[label, <bdi>{value}</bdi>] as const] : []))}
      />
      <form method="post" action={`/${language}${cardPath(pool)}/from-story`}>
        <input type="hidden" name="token" value={token} />
        <p class="actions">
          <Button icon="check">{t('card.story.do')}</Button>
          <ButtonLink href={`/${language}${stepPath(pool, 'you')}`} kind="ghost">
            {t('card.story.no')}
          </ButtonLink>
        </p>
      </form>
    </Layout>
  );
}

/** Somebody is not eighteen yet, and this organisation takes adults: what is open to them. */
export function MinorPage({
  page,
  pool,
  others,
}: Omit<SmallPageProps, 'token'> & {
  /** Organisations that take young people too. */
  others: { pool: string; name: string }[];
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout
      page={page}
      title={t('card.minor.title')}
      narrow
      sheet={page.assets['befriending.css']}
      robots="noindex"
    >
      <h1>{t('card.minor.title')}</h1>
      <p class="lead">{t('card.minor.lead')}</p>
      {others.length > 0 && (
        <section>
          <h2>{t('card.minor.others')}</h2>
          <ul>
            {others.map((other) => (
              <li>
                <a href={`/${language}${cardPath(other.pool)}`}>
                  <bdi>{other.name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="actions">
        <ButtonLink href={`/${language}/week`} icon="calendar">
          {t('card.minor.week')}
        </ButtonLink>
        <ButtonLink href={`/${language}/contact?about=place&page=${ABOUT_PATH}`} kind="ghost" icon="people">
          {t('card.minor.help')}
        </ButtonLink>
        <ButtonLink href={`/${language}${stepPath(pool, 'you')}`} kind="quiet" icon="back">
          {t('card.minor.age')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** Before somebody stops: what is gone then, and what is not. */
export function WithdrawPage({ page, token, pool, card }: SmallPageProps & { card: OwnCard['card'] }) {
  const { language } = page;
  const t = messagesIn(language);
  const gone = [
    'card',
    ...(card.party === 'circle' ? (['circle'] as const) : []),
    'proposals',
    'pairs',
    'organisation',
  ] as const;
  return (
    <Layout
      page={page}
      title={t('card.withdraw.title')}
      narrow
      sheet={page.assets['befriending.css']}
      robots="noindex"
    >
      <h1>{t('card.withdraw.title')}</h1>
      <p class="lead">{t('card.withdraw.lead')}</p>
      <ul>
        {gone.map((what) => (
          <li>{t(`card.withdraw.${what}`)}</li>
        ))}
      </ul>
      <p>{t('card.withdraw.stays')}</p>
      {card.state === 'active' && <p>{t('card.withdraw.pause')}</p>}
      <form method="post" action={`/${language}${cardPath(pool)}/withdraw`}>
        <input type="hidden" name="token" value={token} />
        <p class="actions">
          <Button kind="danger" icon="trash">
            {t('card.withdraw.do')}
          </Button>
          <ButtonLink href={`/${language}${OWN_PATH}`} kind="ghost" icon="back">
            {t('card.withdraw.keep')}
          </ButtonLink>
        </p>
      </form>
    </Layout>
  );
}

/** One's card on paper. */
export function PrintedCardPage({ page, own: { card, own } }: { page: PageContext; own: OwnCard }) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout
      page={page}
      title={t('card.title')}
      narrow
      sheet={page.assets['befriending.css']}
      robots="noindex"
    >
      <h1>{t('card.title')}</h1>
      <CardSummary language={language} name={own.name} answers={own.answers} card={card} />
      <p class="actions no-print">
        <PrintButton label={t('card.print.do')} />
        <ButtonLink href={`/${language}${OWN_PATH}`} kind="ghost" icon="back">
          {t('card.own.title')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

/** Says that an organisation takes nobody new, and where one can go. */
export function ClosedPage({ page }: { page: PageContext }) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('card.title')} narrow robots="noindex">
      <h1>{t('card.title')}</h1>
      <Notice kind="ask">{t('card.error.closed')}</Notice>
      <p class="actions">
        <ButtonLink href={`/${language}${ABOUT_PATH}`}>{t('card.own.another')}</ButtonLink>
      </p>
    </Layout>
  );
}
