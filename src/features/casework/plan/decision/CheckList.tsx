import { Icon, Notice } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { checklist, planRefusals, STEP_OF_REFUSAL } from '../model/checks.ts';
import type { PlanContent } from '../model/content.ts';
import { checkPath, stepPath } from '../model/paths.ts';
import type { PlanDesk } from '../model/read-plan.ts';

const STATE_ICONS = { done: 'check', missing: 'warning', advice: 'question' } as const;

/** What a plan must say and what comes before it, each with the way to what is missing, and for what DUO would refuse it. */
export function CheckList({
  desk,
  content,
  language,
}: {
  desk: PlanDesk;
  content: PlanContent;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const items = checklist(content, desk.facts, desk);
  const refusals = planRefusals(content, desk, desk.today);
  return (
    <>
      <h3>{t('plan.check.title')}</h3>
      <ul class="reasons">
        {items.map((item) => (
          <li class={item.state === 'done' ? 'fits' : item.state === 'missing' ? 'poor' : 'unknown'}>
            <Icon name={STATE_ICONS[item.state]} />
            <span>
              <span class="unseen">{t(`plan.check.state.${item.state}`)} </span>
              {item.state === 'done' ? (
                t(`plan.check.${item.check}`)
              ) : (
                <a href={`/${language}${checkPath(desk.file.id, item)}`}>{t(`plan.check.${item.check}`)}</a>
              )}
            </span>
          </li>
        ))}
      </ul>
      {refusals.length > 0 && (
        <Notice kind="problem">
          <p>{t('plan.duo.title')}</p>
          <ul>
            {refusals.map((refusal) => {
              const step = STEP_OF_REFUSAL[refusal];
              return (
                <li>
                  {step === 'decide' ? (
                    t(`plan.duo.${refusal}`)
                  ) : (
                    <a href={`/${language}${stepPath(desk.file.id, step)}`}>{t(`plan.duo.${refusal}`)}</a>
                  )}
                </li>
              );
            })}
          </ul>
        </Notice>
      )}
    </>
  );
}
