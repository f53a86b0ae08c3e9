import { vocabularyIn } from '#features/vocabulary';
import type { Availability } from '#features/vocabulary/rules.ts';
import { type IconName, SubmitCard, TextField } from '#ui';
import { type AvailabilityFlaw, MAX_PLACES } from '../../catalogue/availability.ts';
import type { Initiative } from '../../catalogue/types.ts';
import { teamMessagesIn } from '../../messages.ts';
import type { RejectedAvailability } from './availability-input.ts';

const ICONS = {
  room: 'check',
  full: 'remove',
  waitlist: 'clock',
  talk: 'people',
} as const satisfies Record<Availability, IconName>;

/** Buttons that say in one tap whether there are places, with optional fields for how many or until when it is full. */
export function AvailabilityFields({
  name,
  current,
  rejected,
  language,
}: {
  /** The form field that holds the chosen availability. */
  name: string;
  current: Pick<Initiative, 'room' | 'placesFree' | 'roomUntil'>;
  rejected?: RejectedAvailability | undefined;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const term = vocabularyIn(language);
  const error = (flaw: AvailabilityFlaw) =>
    rejected?.flaws.includes(flaw) ? t(`register.flaw.${flaw}`, { most: MAX_PLACES }) : undefined;
  const choice = (availability: Availability) => (
    <SubmitCard
      name={name}
      value={availability}
      chosen={current.room === availability}
      icon={ICONS[availability]}
      label={term(`room.${availability}`)}
    />
  );
  return (
    <fieldset class="room-tiles">
      <legend>{t('own.room')}</legend>
      <p class="soft">{t('own.room.hint')}</p>
      <div>
        {choice('room')}
        <TextField
          name="placesFree"
          label={t('register.places')}
          value={rejected?.placesFree ?? String(current.placesFree ?? '')}
          inputmode="numeric"
          autocomplete="off"
          maxlength={4}
          error={error('places')}
        />
      </div>
      <div>
        {choice('full')}
        <TextField
          name="roomUntil"
          type="date"
          label={t('register.until')}
          value={rejected?.roomUntil ?? current.roomUntil ?? ''}
          error={error('until')}
        />
      </div>
      <div>
        {choice('waitlist')}
        {choice('talk')}
      </div>
    </fieldset>
  );
}
