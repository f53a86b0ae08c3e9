import { Button, TextField } from '#ui';
import type { Venue } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { ProgrammeForm } from './form.ts';
import { StepFreeField } from './stepFree.tsx';
import { TextsFields } from './texts.tsx';

/** Where it is held, and how people get there; or a second place. */
export function VenueForm({
  venue,
  token,
  at,
  language,
  seen,
  opened,
}: {
  venue?: Venue;
} & ProgrammeForm) {
  const t = teamMessagesIn(language);
  const id = venue?.id || 'new-venue';
  return (
    <details open={opened !== undefined && opened === venue?.id}>
      <summary>{venue ? <bdi>{venue.name}</bdi> : t('venue.add')}</summary>
      <form method="post" action={`${at}/venue`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(seen)} />
        <input type="hidden" name="id" value={venue?.id ?? ''} />
        <div class="side-by-side">
          {(['name', 'address', 'town'] as const).map((name) => (
            <TextField
              id={`${id}-${name}`}
              name={name}
              label={t(`venue.${name}`)}
              value={venue?.[name] ?? ''}
            />
          ))}
        </div>
        <TextsFields id={id} keys={['way']} texts={venue?.texts ?? {}} language={language} />
        <StepFreeField id={id} known={venue?.stepFree ?? null} language={language} />
        <Button kind="ghost">{t(venue?.id ? 'change.do' : 'venue.add')}</Button>
      </form>
    </details>
  );
}
