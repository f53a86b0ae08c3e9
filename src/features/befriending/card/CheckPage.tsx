import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { OWN_PATH } from '../model/paths.ts';
import { CardSummary, type SummaryStep } from './CardSummary.tsx';
import { type Checked, digestOf } from './check-digest.ts';
import { answersOf } from './draft.ts';
import { checkPath, stepPath } from './paths.ts';

/** Before a card is sent: everything that is on it, and the exact words that one says yes to. */
export function CheckPage({
  page,
  token,
  pool,
  checked,
  wording,
  hasChanges,
  refusal,
}: {
  page: PageContext;
  token: string;
  pool: string;
  checked: Checked;
  /** The consent, as paragraphs. */
  wording: readonly string[];
  /** Is there something to send? */
  hasChanges: boolean;
  refusal?: 'changed' | 'closed' | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const { card, organisation, checkKind, version } = checked;
  const change = (step: SummaryStep | 'news', what: string) => (
    <ButtonLink
      href={`/${language}${stepPath(pool, step, true)}`}
      kind="quiet"
      icon="pen"
      label={t('card.check.change.what', { what })}
    >
      {t('card.check.change')}
    </ButtonLink>
  );
  return (
    <Layout
      page={{ ...page, path: checkPath(pool), query: '' }}
      title={t('card.check.title')}
      narrow
      sheet={page.assets['befriending.css']}
      robots="noindex"
    >
      <h1>{t('card.check.title')}</h1>
      <p class="lead">{t('card.check.pool', { organisation: organisation })}</p>
      {refusal && (
        <Notice kind="ask" role="alert">
          {t(`card.error.${refusal}`)}
        </Notice>
      )}
      <div class="befriending-check-name">
        <p class="befriending-name">
          <bdi>{card.name}</bdi>
        </p>
        {change('you', t('card.you.title'))}
      </div>
      <CardSummary
        language={language}
        answers={answersOf(card)}
        card={card}
        after={(step) =>
          step === 'you'
            ? null
            : change(step, t(step === 'together' ? 'card.together.title' : `card.label.${step}`))
        }
      />
      <div class="befriending-check-name">
        <p>
          {t(card.email === null ? 'card.news.here' : 'card.news.email')}
          {card.email !== null && (
            <>
              {': '}
              <bdi dir="ltr">{card.email}</bdi>
            </>
          )}
        </p>
        {change('news', t('card.news.title'))}
      </div>
      {checkKind !== 'none' && <Notice kind="ask">{t(`card.check.${checkKind}`)}</Notice>}
      {version === null && (
        <section>
          <h2>{t('card.check.consent')}</h2>
          {wording.map((words) => (
            <p>{words}</p>
          ))}
        </section>
      )}
      {hasChanges ? (
        <form method="post" action={`/${language}${checkPath(pool)}`}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="seen" value={digestOf(checked)} />
          <p class="actions">
            <Button icon="check">{t(version === null ? 'card.check.send' : 'card.check.save')}</Button>
          </p>
        </form>
      ) : null}
      <p class="actions">
        <ButtonLink href={`/${language}${OWN_PATH}`} kind="ghost" icon="back">
          {t('card.own.title')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
