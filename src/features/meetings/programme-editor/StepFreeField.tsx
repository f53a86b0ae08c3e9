import { SelectField } from '#ui';
import { teamMessagesIn } from '../messages.ts';

/** Whether somebody who cannot climb steps can get in: `yes`, `no`, or `unknown` when nobody has looked. */
export function StepFreeField({ id, value, language }: { id: string; value: string; language: string }) {
  const t = teamMessagesIn(language);
  return (
    <SelectField
      id={`${id}-stepFree`}
      name="stepFree"
      label={t('edit.step-free')}
      value={value}
      options={(['unknown', 'yes', 'no'] as const).map((option) => ({
        value: option,
        label: t(`edit.step-free.${option}`),
      }))}
    />
  );
}
