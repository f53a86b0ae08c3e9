import { Button } from '#ui';
import { speak } from '../../messages/index.ts';
import type { Venue } from '../../types.ts';
import { TextsFields } from './texts.tsx';

/** Where it is held, and how people get there; or a second place. */
export function VenueForm({
  venue,
  token,
  at,
  language,
}: {
  venue?: Venue;
  token: string;
  at: string;
  language: string;
}) {
  const say = speak(language);
  const id = venue?.id ?? 'new-venue';
  const known = venue?.stepFree == null ? 'unknown' : venue.stepFree ? 'yes' : 'no';
  return (
    <details>
      <summary>{venue ? <bdi>{venue.name}</bdi> : say('venue.add')}</summary>
      <form method="post" action={`${at}/venue`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="id" value={venue?.id ?? ''} />
        <div class="side-by-side">
          {(['name', 'address', 'town'] as const).map((name) => (
            <div class="field">
              <label for={`${id}-${name}`}>{say(`venue.${name}`)}</label>
              <input id={`${id}-${name}`} name={name} value={venue?.[name] ?? ''} />
            </div>
          ))}
        </div>
        <TextsFields id={id} keys={['way']} texts={venue?.texts ?? {}} language={language} />
        <div class="field">
          <label for={`${id}-stepFree`}>{say('edit.step-free')}</label>
          <select id={`${id}-stepFree`} name="stepFree">
            {(['unknown', 'yes', 'no'] as const).map((one) => (
              <option value={one} selected={one === known}>
                {say(`edit.step-free.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <Button kind="ghost">{say(venue ? 'change.do' : 'venue.add')}</Button>
      </form>
    </details>
  );
}
