import { Button } from '#ui';
import { messagesIn } from '../messages.ts';
import type { Registration } from '../registrations/types.ts';

/** May one be recognisable in the photos of the report? No, until somebody says yes; and a yes can be taken back. */
export function OwnPhotos({
  mine,
  token,
  at,
  language,
}: {
  mine: Pick<Registration, 'members' | 'state'>;
  token: string;
  at: string;
  language: string;
}) {
  const t = messagesIn(language);
  const some = mine.members.some(({ photoOk }) => photoOk);
  if (mine.state !== 'coming' && !some) return null;
  return (
    <details class="no-print" id="photos" open={some}>
      <summary>{t('photos.title')}</summary>
      <p>{t('photos.own')}</p>
      {mine.members.map(({ id, firstName, photoOk }) => (
        <form method="post" action={`${at}/photos`} class="actions">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="member" value={id} />
          {mine.members.length > 1 && firstName && <bdi>{firstName}</bdi>}
          {photoOk && <span>{t('photos.yes')}</span>}
          <Button kind={photoOk ? 'quiet' : 'ghost'} icon="camera" name="yes" value={photoOk ? 'no' : 'yes'}>
            {t(photoOk ? 'photos.take-back' : 'photos.permit')}
          </Button>
        </form>
      ))}
    </details>
  );
}
