import { Button } from '#ui';
import { messagesIn } from '../messages.ts';
import type { Registration } from '../registrations/types.ts';

/** May one be recognisable in the photos of the report? No, until somebody says yes; and a yes can be taken back. */
export function OwnPhotos({
  registration,
  token,
  path,
  language,
}: {
  registration: Pick<Registration, 'members' | 'state'>;
  token: string;
  /** Of the own page, with the language. */
  path: string;
  language: string;
}) {
  const t = messagesIn(language);
  const isPermitted = registration.members.some(({ photoOk }) => photoOk);
  if (registration.state !== 'coming' && !isPermitted) return null;
  return (
    <details class="no-print" id="photos" open={isPermitted}>
      <summary>{t('photos.title')}</summary>
      <p>{t('photos.own')}</p>
      {registration.members.map(({ id, firstName, photoOk }) => (
        <form method="post" action={`${path}/photos`} class="actions">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="member" value={id} />
          {registration.members.length > 1 && firstName && <bdi>{firstName}</bdi>}
          {photoOk && <span>{t('photos.yes')}</span>}
          <Button kind={photoOk ? 'quiet' : 'ghost'} icon="camera" name="yes" value={photoOk ? 'no' : 'yes'}>
            {t(photoOk ? 'photos.take-back' : 'photos.permit')}
          </Button>
        </form>
      ))}
    </details>
  );
}
