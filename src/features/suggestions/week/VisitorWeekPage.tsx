import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import type { PlannedSuggestion } from './suggest.ts';
import { WeekDays } from './WeekDays.tsx';

/** The week of who told nothing yet: where anybody may walk in, and the ways to a week of one's own. */
export function VisitorWeekPage({
  page,
  planned,
  demo,
}: {
  page: PageContext;
  planned: PlannedSuggestion[];
  demo: boolean;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout
      page={page}
      title={t('week.title')}
      description={t('first.lead')}
      sheet={page.assets['paper.css']}
    >
      <h1>{t('week.title')}</h1>
      <p class="lead">{planned.length ? t('first.lead') : t('week.empty')}</p>
      <p class="actions">
        <ButtonLink href={`/${language}/begin`} kind="primary">
          {t('week.tell')}
        </ButtonLink>
        <ButtonLink href={`/${language}/open`} kind="ghost" icon="card">
          {t('first.open')}
        </ButtonLink>
      </p>
      {demo && <Notice kind="demo">{t('demo')}</Notice>}
      <section class="week" aria-label={t('week.title')}>
        <WeekDays language={language} story={{}} planned={planned} />
      </section>
      <p>
        <a href={`/${language}/initiatives`}>{t('week.all')}</a>
      </p>
    </Layout>
  );
}
