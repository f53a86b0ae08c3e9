import { vocabularyIn } from '#features/vocabulary';
import type { Availability } from '#features/vocabulary/rules.ts';
import { type IconName, SubmitCard, TextField } from '#ui';
import { type AvailabilityFlaw, MAX_PLACES } from '../../catalogue/availability.ts';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';

const ICONS = {
  room: 'check',
  full: 'remove',
  waitlist: 'clock',
  talk: 'people',
} as const satisfies Record<Availability, IconName>;

/** What somebody typed beside the tiles, when it could not be kept. */
export interface TypedAvailability {
  placesFree: string;
  roomUntil: string;
  flaws: AvailabilityFlaw[];
}

/** How much room there is, in one tap; and who wants to, says how many places or until when. */
export function AvailabilityFields({
  name,
  now,
  typed,
  language,
}: {
  /** Of the field that a tap answers. */
  name: string;
  now: Pick<Initiative, 'room' | 'placesFree' | 'roomUntil'>;
  typed?: TypedAvailability | undefined;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const called = vocabularyIn(language);
  const wrong = (flaw: AvailabilityFlaw) =>
    typed?.flaws.includes(flaw) ? t(`register.flaw.${flaw}`, { most: MAX_PLACES }) : undefined;
  const tile = (room: Availability) => (
    <SubmitCard
      name={name}
      value={room}
      chosen={now.room === room}
      icon={ICONS[room]}
      label={called(`room.${room}`)}
    />
  );
  return (
    <fieldset class="room-tiles">
      <legend>{t('own.room')}</legend>
      <p class="soft">{t('own.room.hint')}</p>
      <div>
        {tile('room')}
        <TextField
          name="placesFree"
          label={t('register.places')}
          value={typed?.placesFree ?? String(now.placesFree ?? '')}
          inputmode="numeric"
          autocomplete="off"
          maxlength={4}
          error={wrong('places')}
        />
      </div>
      <div>
        {tile('full')}
        <TextField
          name="roomUntil"
          type="date"
          label={t('register.until')}
          value={typed?.roomUntil ?? now.roomUntil ?? ''}
          error={wrong('until')}
        />
      </div>
      <div>
        {tile('waitlist')}
        {tile('talk')}
      </div>
    </fieldset>
  );
}
