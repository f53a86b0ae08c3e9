import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { DeskLayout, PrintButton } from '#ui';
import { messagesIn, teamMessagesIn } from '../../messages.ts';
import { planCrumbs } from '../model/crumbs.ts';
import { planDifferences, planLines } from '../model/describe.ts';
import { PlanLines } from '../model/PlanLines.tsx';
import { versionPath } from '../model/paths.ts';
import type { PlanVersion } from '../model/queries.ts';
import type { PlanDesk } from '../model/read-plan.ts';
import { Differences } from './Differences.tsx';

/** One decided version, as it stays, and what is different from the one before it. */
export function VersionPage({ page, desk, plan }: { page: PageContext; desk: PlanDesk; plan: PlanVersion }) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const words = { t: messagesIn(language), language };
  const lines = planLines(plan.content, desk.group, words);
  const earlier = desk.plans.findLast(({ state, version }) => state === 'decided' && version < plan.version);
  const isAnnulled = desk.facts.events.some(
    (event) => event.kind === 'plan-annulled' && event.data.about === plan.decidedEvent,
  );
  return (
    <DeskLayout
      page={page}
      title={t('plan.version', { version: plan.version })}
      count={plan.decidedOn ? formatFullDay(plan.decidedOn, language) : undefined}
      crumbs={planCrumbs(desk.file, language)}
      actions={<PrintButton label={t('plan.print')} />}
    >
      {isAnnulled && <p class="stands-out">{t('plan.version.annulled')}</p>}
      <h2>{words.t('plan.binding.title')}</h2>
      <PlanLines lines={lines} notSaid={t('plan.not-said')} />
      {plan.content.named.length > 0 && (
        <>
          <h3>{t('plan.bound.title')}</h3>
          <ul>
            {plan.content.named.map(({ name, words: why }) => (
              <li>
                <bdi>{name}</bdi> · <span dir="auto">{why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {earlier && (
        <section>
          <h2>{t('plan.differences')}</h2>
          <p>
            <a href={`/${language}${versionPath(desk.file.id, earlier.version)}`}>
              {t('plan.version', { version: earlier.version })}
            </a>
          </p>
          <Differences
            differences={planDifferences(planLines(earlier.content, desk.group, words), lines)}
            language={language}
          />
        </section>
      )}
    </DeskLayout>
  );
}
