import { formatFullDay } from '#core/i18n/formats.ts';
import { type IconName, Notice, TextArea, TextField } from '#ui';
import { messagesIn, teamMessagesIn } from '../../messages.ts';
import { LANGUAGE_SKILLS, type LanguageSkill } from '../../model/events.ts';
import { loweringGaps, recordedDutchHours, routeChangeCheck } from '../model/checks.ts';
import { MAX_PLAN_WORDS } from '../model/content.ts';
import { LOWERING_HOURS } from '../model/pace.ts';
import { OneOf, SomeOf } from './choices.tsx';
import type { StepFieldsProps } from './step-props.ts';

const SKILL_ICONS: Record<LanguageSkill, IconName> = {
  reading: 'access-sight',
  listening: 'ear',
  writing: 'pen',
  speaking: 'reach-message',
};

/** Why a decided plan is amended, with what the law says of it. */
export function ChangeFields({ page: { language }, desk, plan, fields, errors }: StepFieldsProps) {
  const t = teamMessagesIn(language);
  const words = messagesIn(language);
  const kind = plan.change?.kind ?? 'other';
  const change = routeChangeCheck(desk.facts, plan.route, desk.today);
  return (
    <>
      <p class="lead">{t(`plan.change.${kind}.lead`)}</p>
      {kind === 'route' && (
        <>
          <Notice kind={change.verdict === 'after-limit' ? 'problem' : 'ask'}>
            {t(`plan.change.route.${change.verdict}`, {
              day: change.until ? formatFullDay(change.until, language) : '',
            })}
          </Notice>
          <p>{t('plan.change.route.hours')}</p>
        </>
      )}
      {kind === 'lowering' && (
        <>
          {loweringGaps(plan).length > 0 && (
            <Notice kind="ask">
              <p>{t('plan.lowering.lacks')}</p>
              <ul>
                {loweringGaps(plan).map((gap) => (
                  <li>{t(`plan.lowering.gap.${gap}`, { count: LOWERING_HOURS })}</li>
                ))}
              </ul>
            </Notice>
          )}
          <SomeOf
            name="lowered"
            legend={t('plan.ask.lowered')}
            hint={t('plan.ask.lowered.hint')}
            columns={2}
            fields={fields}
            choices={LANGUAGE_SKILLS.map((skill) => ({
              value: skill,
              icon: SKILL_ICONS[skill],
              label: words(`plan.skill.${skill}`),
            }))}
          />
          <TextField
            name="dutchHours"
            label={t('plan.ask.dutch-hours')}
            hint={t('plan.ask.dutch-hours.hint', { count: recordedDutchHours(desk.facts) })}
            value={fields.dutchHours?.at(-1) ?? ''}
            error={errors.dutchHours}
            inputmode="numeric"
            maxlength={6}
          />
          <OneOf
            name="enoughEffort"
            legend={t('plan.ask.effort')}
            fields={fields}
            choices={[
              { value: 'yes', icon: 'check', label: words('plan.yes') },
              { value: 'no', icon: 'remove', label: words('plan.no') },
            ]}
          />
        </>
      )}
      <TextArea
        name="changeWords"
        label={t('plan.ask.change-words')}
        hint={t('plan.sealed')}
        value={fields.changeWords?.at(-1) ?? ''}
        error={errors.changeWords}
        maxlength={MAX_PLAN_WORDS}
        rows={4}
      />
    </>
  );
}
