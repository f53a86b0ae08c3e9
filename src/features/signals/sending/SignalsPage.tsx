import type { PageContext } from '#core/http/page-context.ts';
import { formatMonth } from '#core/i18n/formats.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { Button, ButtonLink, ChoiceCards, Layout, Notice, SubmitCard, UndoNotice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { OBSTACLE_ICONS } from '../model/icons.ts';
import { SIGNALS_PATH } from '../model/paths.ts';
import type { OwnSignal } from '../model/queries.ts';
import { MIN_PUBLISHED_PEOPLE, MIN_PUBLISHED_SENDERS, OBSTACLES } from '../model/rules.ts';

/** What stands in the way: the first of two taps, and what this sender said before. */
export function SignalsPage({
  page,
  base,
  back,
  token,
  month,
  signals,
  sent,
  notice,
}: {
  page: PageContext;
  /** The path of these pages, without the language. */
  base: string;
  /** Where one came from, without the language. */
  back: string;
  token: string;
  /** The first day of this month. */
  month: string;
  signals: OwnSignal[];
  /** What was sent just now. */
  sent: OwnSignal | undefined;
  notice: 'put-back' | 'deleted' | 'gone' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${base}`;
  const current = signals.filter((signal) => signal.month === month);
  const earlier = signals.filter((signal) => signal.month !== month);
  return (
    <Layout page={page} title={t('send.title')} narrow robots="noindex">
      <h1>{t('send.title')}</h1>
      {sent && (
        <UndoNotice
          text={t(sent.peopleBefore === null ? 'send.sent' : 'send.replaced', {
            obstacle: t(`obstacle.${sent.obstacle}`),
            people: sent.people,
            before: sent.peopleBefore ?? 0,
          })}
          action={`${path}/change`}
          token={token}
          fields={{ signal: sent.id, step: sent.peopleBefore === null ? 'delete' : 'put-back' }}
          language={language}
        />
      )}
      {notice && (
        <Notice kind={notice === 'gone' ? 'ask' : 'good'} role="status">
          {t(`send.notice.${notice}`)}
        </Notice>
      )}
      <p class="lead">{t('send.lead')}</p>
      <form method="get" action={`${path}/new`}>
        <ChoiceCards>
          {OBSTACLES.map((obstacle) => (
            <SubmitCard
              name="obstacle"
              value={obstacle}
              icon={OBSTACLE_ICONS[obstacle]}
              label={t(`obstacle.${obstacle}`)}
              chosen={false}
            />
          ))}
        </ChoiceCards>
      </form>
      <p class="soft">{t('send.how', { people: MIN_PUBLISHED_PEOPLE, senders: MIN_PUBLISHED_SENDERS })}</p>
      <p>
        <a href={`/${language}${SIGNALS_PATH}`}>{t('send.public')}</a>
      </p>
      {signals.length > 0 && (
        <section>
          <h2>{t('own.title')}</h2>
          <p class="soft">{t('own.lead')}</p>
          <SignalCards signals={current} path={path} token={token} language={language} open />
          {earlier.length > 0 && (
            <details>
              <summary>{t('own.earlier')}</summary>
              <p class="soft">{t('own.counted')}</p>
              <SignalCards signals={earlier} path={path} token={token} language={language} open={false} />
            </details>
          )}
        </section>
      )}
      <p class="after-card">
        <ButtonLink href={`/${language}${back}`} kind="ghost" icon="back">
          {t('send.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

interface CardsProps {
  path: string;
  token: string;
  language: string;
  /** Of this month, so that they can be changed. */
  open: boolean;
}

const SignalCards = ({ signals, ...rest }: CardsProps & { signals: OwnSignal[] }) => (
  <div class="cards">
    {signals.map((signal) => (
      <OwnSignalCard signal={signal} {...rest} />
    ))}
  </div>
);

/** One signal of one's own: this month it can be changed, later only taken away. */
function OwnSignalCard({ signal, path, token, language, open }: CardsProps & { signal: OwnSignal }) {
  const t = teamMessagesIn(language);
  const name = t(`obstacle.${signal.obstacle}`);
  const edit = new URLSearchParams({ obstacle: signal.obstacle, m: signal.municipality });
  return (
    <section class="card">
      <h3 class="card-title">{name}</h3>
      <p>
        {t('own.about', {
          people: signal.people,
          municipality: municipalityByCode(signal.municipality)?.name ?? signal.municipality,
          month: formatMonth(signal.month, language),
        })}
      </p>
      {signal.theme && <p class="soft">{t(`theme.${signal.theme}`)}</p>}
      {signal.words && (
        <blockquote>
          <p dir="auto">{signal.words}</p>
        </blockquote>
      )}
      <form method="post" action={`${path}/change`} class="actions">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="signal" value={signal.id} />
        {open && (
          <ButtonLink
            href={`${path}/new?${edit}`}
            kind="ghost"
            icon="pen"
            label={`${t('own.change')}: ${name}`}
          >
            {t('own.change')}
          </ButtonLink>
        )}
        <Button kind="quiet" icon="trash" name="step" value="delete" label={`${t('own.delete')}: ${name}`}>
          {t('own.delete')}
        </Button>
      </form>
    </section>
  );
}
