import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { ButtonLink, Layout, LinkCard } from '#ui';
import { messagesIn } from '../messages.ts';
import { OWN_PLAN_PATH } from '../model/paths.ts';
import type { CaseLetter } from './queries.ts';

/** The name of a letter for whom it is for: its own title. */
const TITLES = {
  'plan-decision': 'letters.copy.title',
  'intake-invitation': 'letters.summons',
  'intake-warning': 'letters.summons',
  'intake-summary': 'letters.summary',
} as const;

/** The letters that a newcomer got from the municipality. */
export function OwnLettersPage({ page, letters }: { page: PageContext; letters: CaseLetter[] }) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('letters.own')} narrow robots="noindex">
      <h1>{t('letters.own')}</h1>
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
      <ButtonLink href={`/${language}${OWN_PLAN_PATH}`} kind="quiet" icon="back">
        {t('own-plan.title')}
      </ButtonLink>
    </Layout>
  );
}
