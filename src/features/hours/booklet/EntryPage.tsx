import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, ChoiceCards, Layout, SubmitCard } from '#ui';
import { messagesIn } from '../messages.ts';
import type { HoursEntry } from '../model/queries.ts';
import { DISPUTE_REASONS } from '../model/rules.ts';
import { EntryFacts } from './EntryList.tsx';
import { HOURS_PATH } from './rules.ts';

const ICONS = { absent: 'person', time: 'clock', day: 'calendar', other: 'question' } as const;

/** One entry of the booklet: the newcomer says what is not right about it, or that it is right after all. */
export function EntryPage({ page, token, entry }: { page: PageContext; token: string; entry: HoursEntry }) {
  const { language } = page;
  const t = messagesIn(language);
  const action = `/${language}${HOURS_PATH}/${entry.id}`;
  return (
    <Layout page={page} title={t('dispute.title')} narrow robots="noindex">
      <h1>{t('dispute.title')}</h1>
      <section class="card">
        <EntryFacts entry={entry} language={language} heading="h2" />
      </section>
      {entry.state === 'stands' && (
        <form method="post" action={action}>
          <input type="hidden" name="token" value={token} />
          <p>{t('dispute.lead')}</p>
          <ChoiceCards columns={1}>
            {DISPUTE_REASONS.map((reason) => (
              <SubmitCard
                name="reason"
                value={reason}
                icon={ICONS[reason]}
                label={t(`reason.${reason}`)}
                chosen={false}
              />
            ))}
          </ChoiceCards>
        </form>
      )}
      {entry.state === 'disputed' && (
        <form method="post" action={action}>
          <input type="hidden" name="token" value={token} />
          <Button icon="check" name="reason" value="">
            {t('dispute.settle')}
          </Button>
        </form>
      )}
      <p>
        <ButtonLink href={`/${language}${HOURS_PATH}`} kind="ghost" icon="back">
          {t('hours.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
