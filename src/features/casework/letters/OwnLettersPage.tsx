import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { Button, ButtonLink, Layout, LinkCard, Notice, SelectField, TextArea } from '#ui';
import { messagesIn } from '../messages.ts';
import { OWN_PLAN_PATH } from '../model/paths.ts';
import type { CaseLetter, IncomingMessage } from './queries.ts';
import { OWN_SUBJECTS } from './rules.ts';

/** The name of a letter for whom it is for: its own title. */
const TITLES = {
  'plan-decision': 'letters.copy.title',
  'intake-invitation': 'letters.summons',
  'intake-warning': 'letters.summons',
  'intake-summary': 'letters.summary',
} as const;

export const WRITING_REFUSALS = ['empty', 'bsn', 'too-often'] as const;

interface OwnLettersProps {
  page: PageContext;
  token: string;
  once: string;
  letters: CaseLetter[];
  /** What the newcomer wrote here, with its receipt. */
  written: IncomingMessage[];
  /** Only who has connected a case can write. */
  canWrite: boolean;
  typed: { subject: string; words: string };
  refusal?: (typeof WRITING_REFUSALS)[number] | undefined;
  /** The receipt of what was just sent. */
  receipt?: string | undefined;
}

/** The letters that a newcomer got from the municipality, and a way to write back that gives a receipt. */
export function OwnLettersPage(props: OwnLettersProps) {
  const { page, token, once, letters, written, canWrite, typed, refusal, receipt } = props;
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('letters.own')} narrow robots="noindex">
      <h1>{t('letters.own')}</h1>
      {receipt && (
        <Notice kind="good" role="status">
          {t('letters.write.received', { receipt })}
        </Notice>
      )}
      {letters.length === 0 && <p>{t('letters.own.empty')}</p>}
      <div class="doors">
        {letters.map(({ id, kind, sendings: [sending] }) => (
          <LinkCard
            href={`/${language}${OWN_PLAN_PATH}/letters/${id}`}
            icon="note"
            title={t(TITLES[kind])}
            hint={sending && t('letters.own.sent', { day: formatFullDay(sending.sentOn, language) })}
          />
        ))}
      </div>
      {canWrite && (
        <section aria-labelledby="write">
          <h2 id="write">{t('letters.write')}</h2>
          {refusal && (
            <Notice kind="ask" role="alert">
              {t(`letters.write.${refusal}`)}
            </Notice>
          )}
          <form method="post" action={`/${language}${OWN_PLAN_PATH}/letters`}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="once" value={once} />
            <SelectField
              name="subject"
              label={t('letters.write.subject')}
              value={typed.subject || 'question'}
              options={OWN_SUBJECTS.map((value) => ({ value, label: t(`letters.write.${value}`) }))}
            />
            <TextArea
              name="words"
              label={t('letters.write.words')}
              value={typed.words}
              rows={5}
              maxlength={2000}
              error={refusal === 'empty' || refusal === 'bsn' ? t(`letters.write.${refusal}`) : undefined}
            />
            <Button icon="check">{t('letters.write.do')}</Button>
          </form>
          <ul>
            {written.map((message) => (
              <li>
                <b>
                  {t('letters.write.sent', {
                    day: formatFullDay(message.receivedOn, language),
                    receipt: message.receipt,
                  })}
                </b>
                <p dir="auto">{message.words}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ButtonLink href={`/${language}${OWN_PLAN_PATH}`} kind="quiet" icon="back">
        {t('own-plan.title')}
      </ButtonLink>
    </Layout>
  );
}
