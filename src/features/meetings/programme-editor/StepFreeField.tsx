import { SelectField } from '#ui';
import { teamMessagesIn } from '../messages.ts';

/** Whether somebody who cannot climb steps can get in; null when nobody has looked. */
export function StepFreeField({
  id,
  value,
  language,
}: {
  id: string;
  value?: boolean | null;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <SelectField
      id={`${id}-stepFree`}
      name="stepFree"
      label={t('edit.step-free')}
      value={value == null ? 'unknown' : value ? 'yes' : 'no'}
      options={(['unknown', 'yes', 'no'] as const).map((option) => ({
        value: option,
        label: t(`edit.step-free.${option}`),
      }))}
    />
  );
}
