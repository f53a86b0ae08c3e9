import { can, type Owner } from '#core/access/actor.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Button, ButtonLink, DeskLayout, Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { DESK_PATH } from '../../model/paths.ts';
import type { Pool } from '../../model/rules.ts';
import type { HeldRound } from '../../rounds/queries.ts';
import { NEXT_ROUND_PATH, ROUNDS_PATH } from '../model/paths.ts';
import { MeasureSentences } from './MeasureSentences.tsx';

/** The rounds of a pool: the next one, whether there is one every night, and how the last ones went. */
export function RoundsPage({
  page,
  token,
  actor,
  pool,
  rounds,
  sent,
  saved,
}: {
  page: PageContext;
  token: string;
  actor: Owner;
  pool: Pool;
  rounds: HeldRound[];
  /** A round was held just now, with so many proposals. */
  sent: number | undefined;
  saved: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout
      page={page}
      title={t('desk.rounds.title')}
      crumbs={[{ href: `/${language}${DESK_PATH}`, label: t('desk.cards.title') }]}
      keys={[{ key: 'n', label: t('desk.rounds.next') }]}
      actions={
        <ButtonLink href={`/${language}${NEXT_ROUND_PATH}`} icon="people" keyName="n">
          {t('desk.rounds.next')}
        </ButtonLink>
      }
    >
      {sent !== undefined && (
        <Notice kind="good" role="status">
          {t('desk.rounds.sent', { count: sent })}
        </Notice>
      )}
      {saved && (
        <Notice kind="good" role="status">
          {t('desk.reach.saved')}
        </Notice>
      )}
      <p class="lead">{t('desk.rounds.lead')}</p>
      <section>
        <h2>{t('desk.nightly.title')}</h2>
        <p>{t(pool.nightly ? 'desk.nightly.on' : 'desk.nightly.off')}</p>
        {can(actor, 'owner') ? (
          <form method="post" action={`/${language}${ROUNDS_PATH}/nightly`}>
            <input type="hidden" name="token" value={token} />
            <Button kind="ghost" name="nightly" value={pool.nightly ? 'no' : 'yes'}>
              {t(pool.nightly ? 'desk.nightly.stop' : 'desk.nightly.start')}
            </Button>
          </form>
        ) : (
          <p class="soft">{t('desk.maximum.owner')}</p>
        )}
      </section>
      <section>
        <h2>{t('desk.rounds.history')}</h2>
        {rounds.length === 0 && <p>{t('desk.rounds.none')}</p>}
        {rounds.map(({ heldAt, heldBy, proposed, measures }) => (
          <details>
            <summary>
              {t(`desk.rounds.${heldBy}`, { date: formatDate(heldAt, language, 'moment'), count: proposed })}
            </summary>
            <MeasureSentences measures={measures} language={language} />
          </details>
        ))}
      </section>
    </DeskLayout>
  );
}
