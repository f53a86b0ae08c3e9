import type { PageContext } from '#core/http/page-context.ts';
import { formatDay, formatTimeRange } from '#core/i18n/formats.ts';
import { Button, ButtonLink, ChoiceCards, Layout, Notice, RadioCard } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import type { HoursEntry, SignRefusal } from '../model/queries.ts';
import { CORRECTION_REASONS, REVOCATION_REASONS, type SessionRefusal } from '../model/rules.ts';
import { SIGNING_PATH } from './rules.ts';
import { SessionFields, type SessionTyped } from './SessionFields.tsx';

const REASON_ICONS = {
  time: 'clock',
  day: 'calendar',
  kind: 'swap',
  marks: 'check',
  other: 'question',
  absent: 'person',
  person: 'people',
  mistake: 'remove',
} as const;

interface CorrectionProps {
  page: PageContext;
  token: string;
  once: string;
  entry: HoursEntry;
  name: string;
  typed: SessionTyped;
  reason: string;
  today: string;
  refusal?: SessionRefusal | SignRefusal | 'reason' | undefined;
}

/** One signed entry: corrected by a new one, or taken back; each with its reason. */
export function CorrectionPage(props: CorrectionProps) {
  const { page, token, once, entry, name, typed, reason, today, refusal } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const action = `/${language}${SIGNING_PATH}/${entry.id}`;
  return (
    <Layout page={page} title={t('correct.title')} narrow robots="noindex">
      <h1>{t('correct.title')}</h1>
      <p class="lead">
        <bdi>{name}</bdi> · {formatDay(entry.startedAt, language)} ·{' '}
        {formatTimeRange(entry.startedAt, entry.endedAt, language)}
      </p>
      {entry.state === 'disputed' && entry.eventReason && (
        <Notice kind="ask">
          <p>
            {t('sign.state.disputed')}: {t(`reason.${entry.eventReason}`)}
          </p>
        </Notice>
      )}
      {refusal && (
        <Notice kind="ask" role="alert">
          {t(`refused.${refusal}`)}
        </Notice>
      )}
      <p>{t('correct.lead')}</p>
      <form method="post" action={action}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <SessionFields typed={typed} language={language} today={today} />
        <Reasons reasons={CORRECTION_REASONS} chosen={reason} language={language} />
        <p class="actions">
          <Button icon="pen">{t('correct.do')}</Button>
        </p>
      </form>
      <details>
        <summary>{t('revoke.title')}</summary>
        <form method="post" action={`${action}/revoke`}>
          <input type="hidden" name="token" value={token} />
          <p>{t('revoke.lead')}</p>
          <Reasons reasons={REVOCATION_REASONS} chosen="" language={language} />
          <Button kind="danger" icon="trash">
            {t('revoke.do')}
          </Button>
        </form>
      </details>
      <p>
        <ButtonLink href={`/${language}${SIGNING_PATH}`} kind="ghost" icon="back">
          {t('sign.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}

function Reasons({
  reasons,
  chosen,
  language,
}: {
  reasons: readonly (keyof typeof REASON_ICONS)[];
  chosen: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <fieldset>
      <legend>{t('correct.reason')}</legend>
      <ChoiceCards>
        {reasons.map((reason) => (
          <RadioCard
            name="reason"
            value={reason}
            icon={REASON_ICONS[reason]}
            label={t(`reason.${reason}`)}
            checked={chosen === reason}
          />
        ))}
      </ChoiceCards>
    </fieldset>
  );
}
