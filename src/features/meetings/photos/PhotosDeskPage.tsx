import type { PageContext } from '#core/http/page-context.ts';
import { Breadcrumbs, Button, CheckboxCard, ChoiceCards, Layout, Notice, TextField } from '#ui';
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
  | 'not-understood';

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
}: PhotosDeskPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  return (
    <Layout page={page} title={t('desk.photos')} robots="noindex" narrow>
      <Breadcrumbs
        label={t('crumbs')}
        items={[
          { href: basePath, label: textOf(edition.texts, 'title', language) },
          { label: t('desk.photos') },
        ]}
      />
      <h1>{t('desk.photos')}</h1>
      <p class="lead">{t('photos.lead')}</p>
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
      <PhotoList photos={photos} basePath={basePath} token={token} language={language} />
    </Layout>
  );
}

function PhotoList({
  photos,
  basePath,
  token,
  language,
}: {
  photos: ReportPhoto[];
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
