import { formatTimeRange } from '#core/i18n/formats.ts';
import { Badge, Button, SelectField, TextField } from '#ui';
import { readTexts } from '../edition/programme.ts';
import { TranslatedTextFields } from '../edition/TranslatedTextFields.tsx';
import { textOf } from '../edition/texts.ts';
import { PROGRAMME_ITEM_KINDS, type ProgrammeItem, type Venue } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { EditorForm, type EditorFormProps, RemoveForm, valuesShown } from './EditorForm.tsx';
import { ITEM_TEXTS, itemValues } from './fields.ts';

/** One item of the programme, or a new one: what it is, its day and hours, its place and texts. */
export function ProgrammeItemForm({
  item,
  day,
  venues,
  ...props
}: {
  item?: ProgrammeItem;
  /** The day that a new item begins with. */
  day: string;
  venues: Venue[];
} & EditorFormProps) {
  const { token, basePath, language, refused, formKeys } = props;
  const t = teamMessagesIn(language);
  const id = item?.id ?? 'new-part';
  const stored = item ? itemValues(item) : {};
  const values = valuesShown(id, stored, refused);
  const title = item ? textOf(item.texts, 'title', language) || t(`kind.${item.kind}`) : '';
  return (
    <details open={refused?.formId === id} id={`form-${id}`}>
      <summary>
        {item ? (
          <>
            {formatTimeRange(item.startsAt, item.endsAt, language)} · <bdi>{title}</bdi>{' '}
            {item.cancelledAt && <Badge kind="soft">{t('state.cancelled')}</Badge>}
          </>
        ) : (
          t('part.add')
        )}
      </summary>
      <EditorForm
        action={`${basePath}/part`}
        token={token}
        stored={stored}
        once={item ? undefined : formKeys.part}
        hidden={{ part: item?.id ?? '' }}
      >
        <div class="side-by-side">
          <SelectField
            id={`${id}-kind`}
            name="kind"
            label={t('edit.kind')}
            value={values.kind ?? 'plenary'}
            options={PROGRAMME_ITEM_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          />
          <TextField
            id={`${id}-day`}
            name="day"
            type="date"
            label={t('edit.day')}
            value={values.day ?? day}
          />
          {(['from', 'to'] as const).map((name) => (
            <TextField
              id={`${id}-${name}`}
              name={name}
              type="time"
              label={t(`edit.${name}`)}
              value={values[name] ?? ''}
            />
          ))}
        </div>
        {venues.length > 1 && (
          <SelectField
            id={`${id}-venue`}
            name="venue"
            label={t('edit.venue')}
            value={values.venue ?? ''}
            options={[
              { value: '', label: t('edit.venue.all') },
              ...venues.map((venue) => ({ value: venue.id, label: venue.name })),
            ]}
          />
        )}
        <TranslatedTextFields
          id={id}
          keys={ITEM_TEXTS}
          texts={readTexts((name) => values[name] ?? '', ITEM_TEXTS)}
          language={language}
        />
        <Button kind="ghost">{t(item ? 'change.do' : 'part.add')}</Button>
      </EditorForm>
      {item && (
        <RemoveForm
          action={`${basePath}/remove`}
          token={token}
          kind="part"
          id={item.id}
          label={t('table.drop.label', { words: title })}
        >
          {t('table.drop')}
        </RemoveForm>
      )}
    </details>
  );
}
