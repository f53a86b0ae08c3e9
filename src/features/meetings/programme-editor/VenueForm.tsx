import { Button, TextField } from '#ui';
import { TranslatedTextFields } from '../edition/TranslatedTextFields.tsx';
import type { Venue } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { EditorFormProps } from './form-props.ts';
import { StepFreeField } from './StepFreeField.tsx';

/** A venue, and how to get there; or the form for a new one. */
export function VenueForm({
  venue,
  token,
  basePath,
  language,
  expectedVersion,
  openFormId,
}: {
  venue?: Venue;
} & EditorFormProps) {
  const t = teamMessagesIn(language);
  const id = venue?.id || 'new-venue';
  return (
    <details open={openFormId !== undefined && openFormId === venue?.id}>
      <summary>{venue ? <bdi>{venue.name}</bdi> : t('venue.add')}</summary>
      <form method="post" action={`${basePath}/venue`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(expectedVersion)} />
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
        <TranslatedTextFields id={id} keys={['way']} texts={venue?.texts ?? {}} language={language} />
        <StepFreeField id={id} value={venue?.stepFree ?? null} language={language} />
        <Button kind="ghost">{t(venue?.id ? 'change.do' : 'venue.add')}</Button>
      </form>
    </details>
  );
}
