import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout, PrintButton } from '#ui';
import { messagesIn } from '../../messages.ts';
import { OWN_PLAN_PATH } from '../../model/paths.ts';
import { OwnPlan } from './OwnPlan.tsx';
import type { OwnPlanFacts } from './own-plan.ts';

/** The page on which a newcomer reads their plan. */
export function OwnPlanTextPage({ page, facts, now }: { page: PageContext; facts: OwnPlanFacts; now: Date }) {
  const { language, dir } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('own-plan.title')} narrow robots="noindex">
      <h1>{t('own-plan.title')}</h1>
      <OwnPlan facts={facts} language={language} dir={dir} now={now} />
      <p class="actions no-print">
        <PrintButton label={t('plan.own.print')} />
        <ButtonLink href={`/${language}${OWN_PLAN_PATH}`} kind="ghost" icon="back">
          {t('plan.own.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
