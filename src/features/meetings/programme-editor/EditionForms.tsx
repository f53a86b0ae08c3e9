import { formatDay, formatTimeRange } from '#core/i18n/formats.ts';
import { Button, TextField } from '#ui';
import { LanguageChoices } from '../edition/LanguageChoices.tsx';
import { readTexts } from '../edition/programme.ts';
import type { PublicationAdvice, PublicationNeed } from '../edition/publication.ts';
import { TranslatedTextFields } from '../edition/TranslatedTextFields.tsx';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { EditorForm, type EditorFormProps, valuesShown } from './EditorForm.tsx';
import { EDITION_TEXTS, editionValues, MAX_DAYS } from './fields.ts';

/** The edition itself: its texts, its hours while it is a draft, until when people may choose, and how many fit. */
export function EditionForm({ edition, ...props }: { edition: Edition } & EditorFormProps) {
  const { token, basePath, language, refused, announced } = props;
  const t = teamMessagesIn(language);
  const stored = editionValues(edition);
  const values = valuesShown('edition', stored, refused);
  return (
    <EditorForm action={`${basePath}/edition`} token={token} stored={stored} boxes={['languages']}>
      <TranslatedTextFields
        id="edition"
        keys={EDITION_TEXTS}
        texts={readTexts((name) => values[name] ?? '', EDITION_TEXTS)}
        language={language}
      />
      {announced ? (
        <p>
          {formatDay(edition.startsAt, language)} ·{' '}
          {formatTimeRange(edition.startsAt, edition.endsAt, language)}{' '}
          <a href={`${basePath}/change`}>{t('replan.link')}</a>
        </p>
      ) : (
        <MeetingHoursFields values={values} language={language} />
      )}
      <div class="side-by-side">
        <TextField name="wishesUntil" type="date" label={t('edit.wishes')} value={values.wishesUntil ?? ''} />
        <TextField
          name="capacity"
          type="number"
          min={1}
          label={t('new.capacity')}
          hint={t('new.capacity.hint')}
          value={values.capacity ?? ''}
        />
      </div>
      <LanguageChoices
        name="languages"
        legend={t('new.languages')}
        chosen={(values.languages ?? '').split(',')}
        language={language}
      />
      <Button icon="check">{t('change.do')}</Button>
    </EditorForm>
  );
}

/** The first day of a meeting, how many days it takes, and the hours of its begin and end. */
export function MeetingHoursFields({
  values,
  language,
}: {
  values: Partial<Record<string, string>>;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <div class="side-by-side">
      <TextField name="day" type="date" label={t('new.day')} value={values.day ?? ''} />
      <TextField
        name="days"
        type="number"
        min={1}
        label={t('new.days')}
        hint={t('new.days.hint', { days: MAX_DAYS })}
        value={values.days ?? '1'}
      />
      <TextField name="from" type="time" label={t('new.from')} value={values.from ?? ''} />
      <TextField name="to" type="time" label={t('new.to')} value={values.to ?? ''} />
    </div>
  );
}

/** Where on the page each thing is done. */
const PLACES: Record<PublicationNeed | PublicationAdvice, string> = {
  title: 'field-edition-title-nl',
  day: 'field-day',
  place: 'places',
  link: 'places',
  programme: 'programme',
  'break-outs': 'programme',
  wishes: 'field-wishesUntil',
  summary: 'field-edition-summary-nl',
  english: 'field-edition-title-en',
  way: 'places',
  'step-free': 'places',
  languages: 'meeting',
  capacity: 'field-capacity',
};

/** What a draft still needs before everybody may see it, each with the way to it; then the button that makes it public. */
export function PublicationChecklist({
  missing,
  advice,
  token,
  basePath,
  language,
}: {
  missing: PublicationNeed[];
  advice: PublicationAdvice[];
  token: string;
  basePath: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const list = (things: (PublicationNeed | PublicationAdvice)[]) => (
    <ul>
      {things.map((thing) => (
        <li>
          <a href={`#${PLACES[thing]}`}>{t(`publish.needs.${thing}`)}</a>
        </li>
      ))}
    </ul>
  );
  return (
    <section class="checklist" aria-labelledby="checklist">
      <h2 id="checklist">{t('publish.title')}</h2>
      {missing.length > 0 ? (
        <>
          <p>{t('publish.missing', { count: missing.length })}</p>
          {list(missing)}
        </>
      ) : (
        <form method="post" action={`${basePath}/publish`}>
          <input type="hidden" name="token" value={token} />
          <p>{t('publish.ready')}</p>
          <Button icon="check">{t('publish.do')}</Button>
        </form>
      )}
      {advice.length > 0 && (
        <>
          <p>{t('publish.advice')}</p>
          {list(advice)}
        </>
      )}
    </section>
  );
}
