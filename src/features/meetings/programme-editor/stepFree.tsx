import { SelectField } from '#ui';
import { teamMessagesIn } from '../messages.ts';

/** Can somebody who cannot climb steps come in? Nobody looked is an answer too. */
export function StepFreeField({
  id,
  known,
  language,
}: {
  id: string;
  known?: boolean | null;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <SelectField
      id={`${id}-stepFree`}
      name="stepFree"
      label={t('edit.step-free')}
      value={known == null ? 'unknown' : known ? 'yes' : 'no'}
      options={(['unknown', 'yes', 'no'] as const).map((value) => ({
        value,
        label: t(`edit.step-free.${value}`),
      }))}
    />
  );
}
