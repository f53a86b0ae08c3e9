import type { PageContext } from '#core/http/page-context.ts';
import { formatDay, formatTimeRange } from '#core/i18n/formats.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { Badge, Button, ConflictNotice, DeskLayout, Notice, QrFigure, TextField } from '#ui';
import { shownConflicts } from '../edition/field-labels.ts';
import { type FieldConflict, type FieldValues, fingerprintsOf } from '../edition/field-merge.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { shiftValues } from './fields.ts';
import type { VolunteerShift } from './types.ts';

export const SHIFT_REFUSALS = ['not-right', 'too-few', 'changed-elsewhere'] as const;

interface ShiftsDeskPageProps {
  page: PageContext;
  edition: Edition;
  shifts: VolunteerShift[];
  removed: { id: string; name: string }[];
  token: string;
  formKey: string;
  /** The public page of the call, to pass on. */
  callLink: { url: string; qrSvg: string };
  refused?:
    | {
        refusal: (typeof SHIFT_REFUSALS)[number];
        /** The id of the shift, or `new`. */
        formId: string;
        values: FieldValues;
        conflicts: FieldConflict[];
      }
    | undefined;
}

/** The shifts of the days: how many volunteers each needs, who signed up, and the link to pass on. */
export function ShiftsDeskPage({
  page,
  edition,
  shifts,
  removed,
  token,
  formKey,
  callLink,
  refused,
}: ShiftsDeskPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  const form = { token, formKey, action: `${basePath}/shift`, language };
  const valuesOf = (formId: string, stored: FieldValues) =>
    refused?.formId === formId ? { ...stored, ...refused.values } : stored;
  return (
    <DeskLayout
      page={page}
      title={t('desk.shifts')}
      crumbs={[
        { href: `/${language}/organise`, label: t('team.title') },
        { href: basePath, label: textOf(edition.texts, 'title', language) },
      ]}
    >
      {refused?.refusal === 'changed-elsewhere' ? (
        <ConflictNotice fields={shownConflicts(refused.conflicts, language)} language={language} />
      ) : (
        refused && (
          <Notice kind="problem" role="alert">
            {t(`shifts.refused.${refused.refusal}`)}
          </Notice>
        )
      )}
      <ul class="needs">
        {shifts.map((shift) => (
          <li>
            <p>
              <b>
                <bdi>{shift.name}</bdi>
              </b>{' '}
              · {formatDay(shift.startsAt, language)} ·{' '}
              {formatTimeRange(shift.startsAt, shift.endsAt, language)} ·{' '}
              {t('shifts.count', { here: shift.volunteers.length, wanted: shift.wanted })}
            </p>
            <p>
              <bdi>{shift.volunteers.map(({ firstName }) => firstName).join(', ')}</bdi>
            </p>
            <details open={refused?.formId === shift.id}>
              <summary>{t('shifts.change', { task: shift.name })}</summary>
              <ShiftForm
                {...form}
                id={shift.id}
                stored={shiftValues(shift)}
                values={valuesOf(shift.id, shiftValues(shift))}
              />
              <form method="post" action={`${basePath}/shift-removed`}>
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="shift" value={shift.id} />
                {shift.volunteers.length > 0 && (
                  <p class="soft">{t('shifts.remove.who', { count: shift.volunteers.length })}</p>
                )}
                <Button kind="quiet" icon="remove" label={t('table.drop.label', { words: shift.name })}>
                  {t('table.drop')}
                </Button>
              </form>
            </details>
          </li>
        ))}
      </ul>
      <h2>{t('shifts.add')}</h2>
      <ShiftForm
        {...form}
        id=""
        stored={{}}
        values={valuesOf('new', { day: toAmsterdam(edition.startsAt).day, wanted: '2' })}
      />
      {shifts.length > 0 && (
        <a href={callLink.url}>
          <QrFigure svg={callLink.qrSvg} caption={t('shifts.call')} />
        </a>
      )}
      {removed.length > 0 && (
        <section aria-labelledby="removed">
          <h2 id="removed">{t('removed.title')}</h2>
          <ul>
            {removed.map(({ id, name }) => (
              <li>
                <form method="post" action={`${basePath}/shift-restored`} class="actions">
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="shift" value={id} />
                  <bdi>{name}</bdi> <Badge kind="plain">{t('removed.shift')}</Badge>
                  <Button kind="ghost" label={t('removed.back.label', { words: name })}>
                    {t('removed.back')}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </DeskLayout>
  );
}

/** The form of a shift, or of a new one. */
function ShiftForm({
  id,
  stored,
  values,
  action,
  token,
  formKey,
  language,
}: {
  /** Empty for a new one. */
  id: string;
  stored: FieldValues;
  values: FieldValues;
  action: string;
  token: string;
  formKey: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const fieldId = (name: string) => `shift-${id ? `${id}-` : ''}${name}`;
  return (
    <form method="post" action={action} class="stack">
      <input type="hidden" name="token" value={token} />
      {!id && <input type="hidden" name="once" value={formKey} />}
      <input type="hidden" name="shift" value={id} />
      <input type="hidden" name="seen" value={fingerprintsOf(stored)} />
      <TextField
        id={fieldId('task')}
        name="task"
        label={t('shifts.name')}
        value={values.task ?? ''}
        maxlength={120}
      />
      <div class="side-by-side">
        <TextField
          id={fieldId('day')}
          name="day"
          type="date"
          label={t('edit.day')}
          value={values.day ?? ''}
        />
        {(['from', 'to'] as const).map((name) => (
          <TextField
            id={fieldId(name)}
            name={name}
            type="time"
            label={t(`edit.${name}`)}
            value={values[name] ?? ''}
          />
        ))}
        <TextField
          id={fieldId('wanted')}
          name="wanted"
          label={t('shifts.wanted')}
          value={values.wanted ?? ''}
          inputmode="numeric"
        />
      </div>
      <p class="soft">{t('shifts.night')}</p>
      <Button kind="ghost" icon={id ? undefined : 'plus'}>
        {t(id ? 'change.do' : 'table.add')}
      </Button>
    </form>
  );
}
