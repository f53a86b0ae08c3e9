import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import {
  Button,
  ButtonLink,
  ChoiceLines,
  DeskLayout,
  ErrorSummary,
  SelectField,
  TextArea,
  TextField,
} from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { EVENT_SOURCES } from '../model/events.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import type { CaseFile, RecordedEvent } from '../model/queries.ts';
import { eventTitle, fieldLabel, valueText } from './event-text.ts';
import { type EventField, type FormEventKind, fieldsOf, type TypedEvent } from './fields.ts';

/** Why an event could not be recorded, and at which field. */
export interface EventRefusal {
  kind: 'incomplete' | 'in-future' | 'changed-elsewhere' | 'note';
  /** Fields that are still open. */
  fields: string[];
}

/** More values than this stand in a list, fewer beside each other. */
const MANY_VALUES = 6;

/** The form in which a guide records what happened, or mends what was recorded. */
export function EventFormPage({
  page,
  token,
  once,
  file,
  kind,
  mends,
  day,
  note,
  source,
  typed,
  events,
  today,
  refusal,
}: {
  page: PageContext;
  token: string;
  once: string;
  file: CaseFile;
  kind: FormEventKind;
  /** The event that this form mends. */
  mends?: string | undefined;
  day: string;
  note: string;
  source: string;
  typed: TypedEvent;
  events: readonly RecordedEvent[];
  today: string;
  refusal?: EventRefusal | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const title = eventTitle(kind, language);
  const here = `/${language}${casePath(file.id)}`;
  const errorOf = (name: string) => (refusal?.fields.includes(name) ? t('event.open-field') : undefined);
  return (
    <DeskLayout
      page={page}
      title={title}
      crumbs={[
        { href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') },
        { href: here, label: file.name },
      ]}
      sheet={page.assets['casework.css']}
    >
      {refusal && (
        <ErrorSummary
          title={t(`event.refused.${refusal.kind}`)}
          errors={(refusal.fields.length ? refusal.fields : ['day']).map((name) => ({
            id: `field-${name}`,
            text:
              name === 'day'
                ? t('field.day')
                : name === 'note'
                  ? t('field.note')
                  : fieldLabel(
                      fieldsOf(kind).find((field) => field.name === name) ?? { name, type: 'day' },
                      language,
                    ),
          }))}
        />
      )}
      <form
        method="post"
        action={mends ? `${here}/event/${mends}` : `${here}/record/${kind}`}
        class="desk-form"
      >
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={once} />
        <TextField
          name="day"
          type="date"
          label={t('field.day')}
          value={day || today}
          error={errorOf('day')}
        />
        {fieldsOf(kind).map((field) => (
          <FieldOf
            field={field}
            typed={typed[field.name] ?? []}
            events={events}
            language={language}
            error={errorOf(field.name)}
          />
        ))}
        <SelectField
          name="source"
          label={t('field.source')}
          value={source}
          options={EVENT_SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
        />
        <TextArea
          name="note"
          label={t('field.note')}
          hint={t('field.note.hint')}
          value={note}
          rows={3}
          maxlength={2000}
          error={errorOf('note') && t('event.no-bsn')}
        />
        <p class="actions">
          <Button icon="check">{t('event.do')}</Button>
          <ButtonLink href={here} kind="quiet">
            {t('cancel')}
          </ButtonLink>
        </p>
      </form>
    </DeskLayout>
  );
}

function FieldOf({
  field,
  typed,
  events,
  language,
  error,
}: {
  field: EventField;
  typed: string[];
  events: readonly RecordedEvent[];
  language: string;
  error: string | undefined;
}) {
  const t = teamMessagesIn(language);
  const { name, type } = field;
  const [value = ''] = typed;
  const label = field.optional
    ? t('field.optional', { label: fieldLabel(field, language) })
    : fieldLabel(field, language);
  if (type === 'day') return <TextField name={name} type="date" label={label} value={value} error={error} />;
  if (type === 'number')
    return <TextField name={name} inputmode="numeric" label={label} value={value} error={error} />;
  if (type === 'text')
    return <TextField name={name} label={label} value={value} maxlength={field.maxLength} error={error} />;
  if (type === 'about') {
    const about = events.filter(({ kind }) => field.kinds.includes(kind));
    return (
      <SelectField
        name={name}
        label={label}
        value={value || (about.at(-1)?.id ?? '')}
        error={about.length === 0 ? t('event.nothing-before') : error}
        options={[
          ...(field.optional ? [{ value: '', label: t('event.none') }] : []),
          ...about.map(({ id, kind, day }) => ({
            value: id,
            label: t('event.of-day', {
              event: eventTitle(kind, language),
              day: formatFullDay(day, language),
            }),
          })),
        ]}
      />
    );
  }
  const values = type === 'yes-no' ? ['yes', 'no'] : field.values;
  const options = values.map((option) => ({ value: option, label: valueText(field, option, language) }));
  if (type === 'choice' && values.length > MANY_VALUES)
    return (
      <SelectField
        name={name}
        label={label}
        value={value}
        error={error}
        options={[{ value: '', label: t('event.choose') }, ...options]}
      />
    );
  return (
    <ChoiceLines
      name={name}
      legend={label}
      options={options}
      chosen={typed}
      several={type === 'choices'}
      error={error}
    />
  );
}
