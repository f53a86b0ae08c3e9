import type { PageContext } from '#core/http/page-context.ts';
import { Button, CheckboxCard, ChoiceCards, ConflictNotice, DeskLayout, Notice, TextField } from '#ui';
import { shownConflicts } from '../edition/field-labels.ts';
import { type FieldConflict, fingerprintsOf } from '../edition/field-merge.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { PhotoFigure } from './PhotoFigure.tsx';
import type { ReportPhoto } from './types.ts';

export type PhotoRefusal =
  | 'not-a-picture'
  | 'no-words'
  | 'others'
  | 'no-permission'
  | 'too-many'
  | 'not-understood'
  | 'no-caption';

interface PhotosDeskPageProps {
  page: PageContext;
  edition: Edition;
  photos: ReportPhoto[];
  /** The people who consented to be recognisable. */
  people: { id: string; name: string }[];
  values: { description: string; people: string[]; nobodyElse: boolean };
  token: string;
  formKey: string;
  refusal?: PhotoRefusal | undefined;
  caption?: RefusedCaption | undefined;
}

/** A caption that was refused, with what was typed. */
export interface RefusedCaption {
  photo: string;
  words: string;
  conflicts: FieldConflict[];
}

/** The photos of the report: only of people who consented, each with a description for who cannot see it. */
export function PhotosDeskPage({
  page,
  edition,
  photos,
  people,
  values,
  token,
  formKey,
  refusal,
  caption,
}: PhotosDeskPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  return (
    <DeskLayout
      page={page}
      title={t('desk.photos')}
      crumbs={[
        { href: `/${language}/organise`, label: t('team.title') },
        { href: basePath, label: textOf(edition.texts, 'title', language) },
      ]}
    >
      <p class="lead">{t('photos.lead')}</p>
      {caption && caption.conflicts.length > 0 && (
        <ConflictNotice fields={shownConflicts(caption.conflicts, language)} language={language} />
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`photos.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`${basePath}/photos`} enctype="multipart/form-data" class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKey} />
        <div class="field">
          <label for="picture">{t('photos.picture')}</label>
          <input id="picture" type="file" name="picture" accept="image/jpeg,image/png,image/webp" required />
        </div>
        <TextField
          name="words"
          label={t('photos.words')}
          hint={t('photos.words.hint')}
          value={values.description}
          maxlength={300}
        />
        <fieldset>
          <legend>{t('photos.people')}</legend>
          <p class="soft">{t('photos.people.hint')}</p>
          <p class="choices">
            {people.map(({ id, name }) => (
              <label>
                <input type="checkbox" name="people" value={id} checked={values.people.includes(id)} />{' '}
                <bdi>{name}</bdi>
              </label>
            ))}
          </p>
        </fieldset>
        <ChoiceCards columns={1}>
          <CheckboxCard
            name="nobodyElse"
            value="yes"
            checked={values.nobodyElse}
            icon="lock"
            label={t('photos.others')}
            hint={t('photos.others.hint')}
          />
        </ChoiceCards>
        <Button icon="plus">{t('photos.do')}</Button>
      </form>
      <PhotoList photos={photos} basePath={basePath} token={token} caption={caption} language={language} />
    </DeskLayout>
  );
}

function PhotoList({
  photos,
  basePath,
  token,
  caption,
  language,
}: {
  photos: ReportPhoto[];
  caption: RefusedCaption | undefined;
  basePath: string;
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <ul class="photos">
      {photos.map((photo) => (
        <li>
          {photo.erased ? (
            <p>{t('photos.erased')}</p>
          ) : (
            <PhotoFigure photo={photo} basePath={`${basePath}/photos`} />
          )}
          {!photo.erased && (
            <details open={caption?.photo === photo.id}>
              <summary>{t('photos.change')}</summary>
              <form method="post" action={`${basePath}/photos/words`} class="stack">
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="photo" value={photo.id} />
                <input type="hidden" name="seen" value={fingerprintsOf({ words: photo.description })} />
                <TextField
                  id={`words-${photo.id}`}
                  name="words"
                  label={t('photos.words')}
                  value={caption?.photo === photo.id ? caption.words : photo.description}
                  maxlength={300}
                />
                <Button kind="ghost">{t('change.do')}</Button>
              </form>
            </details>
          )}
          <form method="post" action={`${basePath}/photos/drop`}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="photo" value={photo.id} />
            <Button kind="quiet" icon="remove" label={t('table.drop.label', { words: photo.description })}>
              {t('table.drop')}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
