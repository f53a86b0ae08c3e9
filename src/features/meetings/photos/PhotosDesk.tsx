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

interface Showing {
  page: PageContext;
  edition: Edition;
  photos: ReportPhoto[];
  /** Who said that they may be recognisable. */
  people: { id: string; name: string }[];
  typed: { idempotencyKey: string; words: string; people: string[]; nobodyElse: boolean };
  token: string;
  refusal?: PhotoRefusal | undefined;
}

/** The photos of the report: only of people who said yes, each with words for who cannot see it. */
export function PhotosPage({ page, edition, photos, people, typed, token, refusal }: Showing) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const at = `/${language}/organise/${edition.id}`;
  return (
    <Layout page={page} title={t('desk.photos')} robots="noindex" narrow>
      <Breadcrumbs
        label={t('crumbs')}
        items={[{ href: at, words: textOf(edition.texts, 'title', language) }, { words: t('desk.photos') }]}
      />
      <h1>{t('desk.photos')}</h1>
      <p class="lead">{t('photos.lead')}</p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`photos.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`${at}/photos`} enctype="multipart/form-data" class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={typed.idempotencyKey} />
        <div class="field">
          <label for="picture">{t('photos.picture')}</label>
          <input id="picture" type="file" name="picture" accept="image/jpeg,image/png,image/webp" required />
        </div>
        <TextField
          name="words"
          label={t('photos.words')}
          hint={t('photos.words.hint')}
          value={typed.words}
          maxlength={300}
        />
        <fieldset>
          <legend>{t('photos.people')}</legend>
          <p class="soft">{t('photos.people.hint')}</p>
          <p class="choices">
            {people.map(({ id, name }) => (
              <label>
                <input type="checkbox" name="people" value={id} checked={typed.people.includes(id)} />{' '}
                <bdi>{name}</bdi>
              </label>
            ))}
          </p>
        </fieldset>
        <ChoiceCards columns={1}>
          <CheckboxCard
            name="nobodyElse"
            value="yes"
            checked={typed.nobodyElse}
            icon="lock"
            label={t('photos.others')}
            hint={t('photos.others.hint')}
          />
        </ChoiceCards>
        <Button icon="plus">{t('photos.do')}</Button>
      </form>
      <PhotoList photos={photos} at={at} token={token} language={language} />
    </Layout>
  );
}

function PhotoList({
  photos,
  at,
  token,
  language,
}: {
  photos: ReportPhoto[];
  at: string;
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <ul class="photos">
      {photos.map((one) => (
        <li>
          {one.erased ? <p>{t('photos.erased')}</p> : <PhotoFigure photo={one} at={`${at}/photos`} />}
          <form method="post" action={`${at}/photos/drop`}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="photo" value={one.id} />
            <Button kind="quiet" icon="remove" label={t('table.drop.label', { words: one.words })}>
              {t('table.drop')}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
