import { formatFullDay } from '#core/i18n/formats.ts';
import { ChoiceCards, RadioCard, TextField } from '#ui';
import { messagesIn, teamMessagesIn } from '../../messages.ts';
import { recognitionFor } from '../model/content.ts';
import { NEXT_GROUP_FIELD } from '../model/fields.ts';
import { freePath, SCHOOLS_PATH } from '../model/paths.ts';
import type { StepFieldsProps } from './step-props.ts';

/** The course that is offered: schools of the tenant that may give this route first, or that there is no place yet. */
export function CourseFields({ page, desk, plan, fields, errors }: StepFieldsProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const words = messagesIn(language);
  if (desk.group !== 'asylum') return <p>{t('plan.course.family')}</p>;
  const chosen = fields.school?.at(-1) ?? '';
  const fits = plan.route ? recognitionFor(plan.route) : undefined;
  const listed = desk.schools.some(({ id }) => id === plan.school?.id);
  const schools = [
    ...desk.schools,
    ...(plan.school && !listed ? [{ ...plan.school, town: '', startsOn: null }] : []),
  ].sort((a, b) => Number(b.recognition === fits) - Number(a.recognition === fits));
  const start = fields.courseStart?.at(-1) ?? '';
  return (
    <>
      {desk.schools.length === 0 && (
        <p>
          {t('plan.schools.empty')} <a href={`/${language}${SCHOOLS_PATH}`}>{t('plan.schools.title')}</a>
        </p>
      )}
      <fieldset id="field-school">
        <legend>{t('plan.ask.school')}</legend>
        {fits && <p class="soft">{t(`plan.ask.school.${fits}`)}</p>}
        <ChoiceCards>
          {schools.map((school) => (
            <RadioCard
              name="school"
              value={school.id}
              icon={school.recognition === 'bridging-school' ? 'study' : 'building'}
              label={school.name}
              hint={[
                t(`plan.recognition.${school.recognition}`),
                school.town,
                school.startsOn
                  ? t('plan.school.starts', { day: formatFullDay(school.startsOn, language) })
                  : '',
              ]
                .filter(Boolean)
                .join(' · ')}
              checked={chosen === school.id}
            />
          ))}
          <RadioCard
            name="school"
            value="waiting"
            icon="clock"
            label={words('plan.course.waiting')}
            hint={t('plan.course.waiting.hint')}
            checked={chosen === 'waiting'}
          />
        </ChoiceCards>
      </fieldset>
      <TextField
        name="courseStart"
        type="date"
        label={t('plan.ask.start')}
        hint={t('plan.ask.start.hint')}
        value={start}
        error={errors.courseStart}
      />
      {desk.schools.some(({ startsOn }) => startsOn) && (
        <p>
          <label>
            <input
              type="checkbox"
              name={NEXT_GROUP_FIELD}
              value="yes"
              checked={fields[NEXT_GROUP_FIELD]?.includes('yes') ?? false}
            />{' '}
            {t('plan.ask.start.next')}
          </label>
        </p>
      )}
      <p>
        {t('plan.bridge.why')}{' '}
        <a href={`/${language}${freePath(desk.file.id)}#bridge`}>{t('plan.bridge.title')}</a>
      </p>
    </>
  );
}
