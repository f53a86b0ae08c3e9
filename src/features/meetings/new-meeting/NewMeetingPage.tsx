import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Button, DeskLayout, Notice, SelectField, TextField } from '#ui';
import type { FieldValues } from '../edition/field-merge.ts';
import { LanguageChoices } from '../edition/LanguageChoices.tsx';
import { readTexts } from '../edition/programme.ts';
import { TranslatedTextFields } from '../edition/TranslatedTextFields.tsx';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { MeetingHoursFields } from '../programme-editor/EditionForms.tsx';

export const NEW_MEETING_REFUSALS = ['no-title', 'no-times', 'too-late', 'not-understood'] as const;
export type NewMeetingRefusal = (typeof NEW_MEETING_REFUSALS)[number];

/** A meeting from nothing, or with the programme of an earlier one. */
export function NewMeetingPage({
  page,
  editions,
  values,
  copyOf,
  token,
  formKeys,
  refusal,
}: {
  page: PageContext;
  /** The earlier meetings, of which one may be the start. */
  editions: Edition[];
  /** What was typed. */
  values: FieldValues;
  /** The id of the earlier meeting that is chosen. */
  copyOf: string;
  token: string;
  formKeys: { create: string; copy: string };
  refusal?: NewMeetingRefusal | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise`;
  return (
    <DeskLayout page={page} title={t('new.title')} crumbs={[{ href: basePath, label: t('team.title') }]}>
      <p class="lead">{t('new.lead')}</p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`edit.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`${basePath}/new`} class="stack" id="new-meeting">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKeys.create} />
        <TranslatedTextFields
          id="new"
          keys={['title']}
          texts={readTexts((name) => values[name] ?? '', ['title'])}
          language={language}
        />
        <MeetingHoursFields values={values} language={language} />
        <fieldset>
          <legend>{t('new.place')}</legend>
          <p class="soft">{t('new.place.hint')}</p>
          <div class="side-by-side">
            {(['name', 'address', 'town'] as const).map((name) => (
              <TextField name={name} label={t(`venue.${name}`)} value={values[name] ?? ''} maxlength={160} />
            ))}
          </div>
        </fieldset>
        <LanguageChoices
          name="languages"
          legend={t('new.languages')}
          chosen={(values.languages ?? 'nl').split(',')}
          language={language}
        />
        <Button icon="plus">{t('new.do')}</Button>
      </form>
      {editions.length > 0 && (
        <form method="post" action={`${basePath}/new/copy`} class="stack">
          <h2 id="copy">{t('copy.title')}</h2>
          <p>{t('copy.lead')}</p>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="once" value={formKeys.copy} />
          <SelectField
            name="copyOf"
            label={t('copy.of')}
            value={copyOf}
            options={editions.map((edition) => ({
              value: edition.id,
              label: `${textOf(edition.texts, 'title', language)} · ${formatDay(edition.startsAt, language)}`,
            }))}
          />
          <TextField name="copyDay" type="date" label={t('new.day')} value={values.copyDay ?? ''} />
          <Button kind="ghost" icon="plus">
            {t('copy.do')}
          </Button>
        </form>
      )}
    </DeskLayout>
  );
}
