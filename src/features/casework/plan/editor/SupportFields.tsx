import { type IconName, TextArea } from '#ui';
import { messagesIn, teamMessagesIn } from '../../messages.ts';
import { CHILD_EDUCATION, MAX_PLAN_WORDS, SUPPORT_KINDS } from '../model/content.ts';
import { TALK_CHOICES } from '../model/pace.ts';
import { NumberOf, OneOf, SomeOf } from './choices.tsx';
import type { StepFieldsProps } from './step-props.ts';

const SUPPORT_ICONS: Record<(typeof SUPPORT_KINDS)[number], IconName> = {
  settling: 'home',
  contact: 'person',
  money: 'euro',
  work: 'work',
  study: 'study',
  language: 'dutch',
  childcare: 'children',
  digital: 'digital',
};

/** Early education of a child, support and guidance, the number of talks, and the decision about fixed costs. */
export function SupportFields({ page: { language }, desk, fields, errors }: StepFieldsProps) {
  const t = teamMessagesIn(language);
  const words = messagesIn(language);
  return (
    <>
      <OneOf
        name="childEducation"
        legend={t('plan.ask.child')}
        hint={t(desk.intake.hasNoChildren ? 'plan.intake.no-children' : 'plan.ask.child.hint')}
        fields={fields}
        choices={CHILD_EDUCATION.map((code) => ({
          value: code,
          icon: code === 'none' ? 'person' : code === 'agreed' ? 'children' : 'calendar',
          label: words(`plan.child.${code}`),
        }))}
      />
      <TextArea
        name="childWords"
        label={t('plan.ask.child-words')}
        hint={t('plan.ask.child-words.hint')}
        value={fields.childWords?.at(-1) ?? ''}
        error={errors.childWords}
        maxlength={MAX_PLAN_WORDS}
        rows={2}
      />
      <SomeOf
        name="support"
        legend={t('plan.ask.support')}
        hint={t('plan.ask.support.hint')}
        columns={2}
        fields={fields}
        choices={SUPPORT_KINDS.map((kind) => ({
          value: kind,
          icon: SUPPORT_ICONS[kind],
          label: words(`plan.support.${kind}`),
        }))}
      />
      <TextArea
        name="supportWords"
        label={t('plan.ask.support-words')}
        hint={t('plan.ask.support-words.hint')}
        value={fields.supportWords?.at(-1) ?? ''}
        error={errors.supportWords}
        maxlength={MAX_PLAN_WORDS}
        rows={3}
      />
      <NumberOf
        name="progressTalks"
        legend={t('plan.ask.talks')}
        hint={t('plan.ask.talks.hint')}
        other={t('plan.other-number')}
        error={errors.progressTalks}
        numbers={TALK_CHOICES}
        fields={fields}
        labelOf={(count) => words('plan.talks', { count })}
      />
      {desk.group === 'asylum' && (
        <OneOf
          name="unburdening"
          legend={t('plan.ask.unburdening')}
          hint={t('plan.ask.unburdening.hint')}
          fields={fields}
          choices={[
            { value: 'yes', icon: 'check', label: words('plan.yes') },
            { value: 'no', icon: 'remove', label: words('plan.no') },
          ]}
        />
      )}
    </>
  );
}
