import type { Reader } from '#core/http/request-context.ts';
import { Button, CheckTile, Crumbs, Frame, Notice, TextField, Tiles } from '#ui';
import { speak } from '../../messages/team/index.ts';
import { textOf } from '../../rules/texts.ts';
import type { Edition, Photo } from '../../types.ts';
import { PhotoFigure } from '../public/photo.tsx';

export type PhotoRefusal =
  | 'not-a-picture'
  | 'no-words'
  | 'others'
  | 'no-permission'
  | 'too-many'
  | 'not-understood';

interface Showing {
  reader: Reader;
  edition: Edition;
  photos: Photo[];
  /** Who said that they may be recognisable. */
  people: { id: string; name: string }[];
  typed: { once: string; words: string; people: string[]; nobodyElse: boolean };
  token: string;
  refusal?: PhotoRefusal | undefined;
}

/** The photos of the report: only of people who said yes, each with words for who cannot see it. */
export function PhotosPage({ reader, edition, photos, people, typed, token, refusal }: Showing) {
  const { language } = reader;
  const say = speak(language);
  const at = `/${language}/organise/${edition.id}`;
  return (
    <Frame reader={reader} title={say('desk.photos')} robots="noindex" narrow>
      <Crumbs
        label={say('crumbs')}
        items={[{ href: at, words: textOf(edition.texts, 'title', language) }, { words: say('desk.photos') }]}
      />
      <h1>{say('desk.photos')}</h1>
      <p class="lead">{say('photos.lead')}</p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {say(`photos.refused.${refusal}`)}
        </Notice>
      )}
      <form method="post" action={`${at}/photos`} enctype="multipart/form-data" class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={typed.once} />
        <div class="field">
          <label for="picture">{say('photos.picture')}</label>
          <input id="picture" type="file" name="picture" accept="image/jpeg,image/png,image/webp" required />
        </div>
        <TextField
          name="words"
          label={say('photos.words')}
          hint={say('photos.words.hint')}
          value={typed.words}
          maxlength={300}
        />
        <fieldset>
          <legend>{say('photos.people')}</legend>
          <p class="soft">{say('photos.people.hint')}</p>
          <p class="choices">
            {people.map(({ id, name }) => (
              <label>
                <input type="checkbox" name="people" value={id} checked={typed.people.includes(id)} />{' '}
                <bdi>{name}</bdi>
              </label>
            ))}
          </p>
        </fieldset>
        <Tiles columns={1}>
          <CheckTile
            name="nobodyElse"
            value="yes"
            checked={typed.nobodyElse}
            icon="lock"
            label={say('photos.others')}
            hint={say('photos.others.hint')}
          />
        </Tiles>
        <Button icon="plus">{say('photos.do')}</Button>
      </form>
      <PhotoList photos={photos} at={at} token={token} language={language} />
    </Frame>
  );
}

function PhotoList({
  photos,
  at,
  token,
  language,
}: {
  photos: Photo[];
  at: string;
  token: string;
  language: string;
}) {
  const say = speak(language);
  return (
    <ul class="photos">
      {photos.map((one) => (
        <li>
          {one.erased ? <p>{say('photos.erased')}</p> : <PhotoFigure photo={one} at={`${at}/photos`} />}
          <form method="post" action={`${at}/photos/drop`}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="photo" value={one.id} />
            <Button kind="quiet" icon="remove" label={say('table.drop.label', { words: one.words })}>
              {say('table.drop')}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}
