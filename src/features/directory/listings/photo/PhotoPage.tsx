import type { PageContext } from '#core/http/page-context.ts';
import { Button, ButtonLink, Layout, Notice, TextField } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import type { ListingPhoto } from './queries.ts';
import { MAX_PHOTO_WORDS } from './rules.ts';

export type ListingPhotoRefusal = 'not-a-picture' | 'no-words' | 'not-agreed';

/** Where an owner adds the photo of an initiative, says what is on it, and removes it. */
export function PhotoPage({
  page,
  token,
  name,
  photo,
  typed,
  refusal,
  ownerPath,
}: {
  page: PageContext;
  token: string;
  /** Of the initiative. */
  name: string;
  photo: ListingPhoto | undefined;
  /** What is said to be on it, as typed. */
  typed: string;
  refusal?: ListingPhotoRefusal | undefined;
  ownerPath: string;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${ownerPath}/photo`;
  return (
    <Layout page={page} title={t('photo.title')} narrow sheet={page.assets['owner.css']} robots="noindex">
      <h1>{t('photo.title')}</h1>
      <p class="lead">
        <bdi>{name || t('own.title')}</bdi>
      </p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`photo.refused.${refusal}`)}
        </Notice>
      )}
      {photo && (
        <figure class="photo">
          <img
            src={`${path}/picture?v=${photo.version}`}
            width={photo.width}
            height={photo.height}
            alt={photo.words}
          />
        </figure>
      )}
      <p>{t('photo.lead')}</p>
      <form method="post" action={path} enctype="multipart/form-data" class="stack">
        <input type="hidden" name="token" value={token} />
        <div class="field">
          <label for="picture">{t(photo ? 'photo.other' : 'photo.choose')}</label>
          <input id="picture" type="file" name="picture" accept="image/*" />
        </div>
        <TextField
          name="words"
          label={t('photo.words')}
          hint={t('photo.words.hint')}
          value={typed}
          maxlength={MAX_PHOTO_WORDS}
          error={refusal === 'no-words' ? t('photo.refused.no-words') : undefined}
        />
        <p class="choices">
          <label>
            <input type="checkbox" name="agreed" value="yes" /> {t('photo.agreed')}
          </label>
        </p>
        <Button icon="camera">{t('photo.do')}</Button>
      </form>
      {photo && (
        <form method="post" action={`${path}/words`} class="stack after-card">
          <input type="hidden" name="token" value={token} />
          <TextField
            id="only-words"
            name="words"
            label={t('photo.words.other')}
            value={typed || photo.words}
            maxlength={MAX_PHOTO_WORDS}
          />
          <Button kind="ghost" icon="pen">
            {t('photo.words.do')}
          </Button>
        </form>
      )}
      {photo && (
        <form method="post" action={`${path}/remove`} class="after-card">
          <input type="hidden" name="token" value={token} />
          <Button kind="ghost" icon="trash">
            {t('photo.remove')}
          </Button>
        </form>
      )}
      <p class="after-card">
        <ButtonLink href={`/${language}${ownerPath}`} kind="ghost" icon="back">
          {t('photo.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
